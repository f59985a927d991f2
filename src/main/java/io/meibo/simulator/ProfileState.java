package io.meibo.simulator;

import java.util.Locale;

/** Where a profile stands at the SM-DP+ (SGP.22 section 3.1.6; domain.md 2.2). */
enum ProfileState {
    AVAILABLE,
    ALLOCATED,
    LINKED,
    CONFIRMED,
    RELEASED,
    DOWNLOADED,
    INSTALLED,
    ERROR,
    UNAVAILABLE;

    /** As the specification writes it: {@code Available}. */
    String spoken() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
