package io.meibo.rulebook;

import java.util.Locale;
import java.util.Optional;

/** The lists of a replay. */
public enum FindingKind {
    DIFFERING,
    NOT_REPLAYABLE,
    NOT_ASKED;

    /** The word of the API and of the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word; empty where there is none such. */
    public static Optional<FindingKind> of(String code) {
        for (FindingKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
