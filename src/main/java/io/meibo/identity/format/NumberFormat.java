package io.meibo.identity.format;

import java.time.LocalDate;

/** One format a value can be checked against. */
@FunctionalInterface
public interface NumberFormat {

    /** Checks a value as typed or scanned; the day decides the century of two-digit years and what lies ahead. */
    FormatCheck check(String value, LocalDate today);
}
