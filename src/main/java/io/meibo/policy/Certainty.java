package io.meibo.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How well a rule's source is known: {@code H} read in a primary text, {@code M} several sources agree, {@code L} one
 * weak source, {@code unsure} known to be open. What is L or unsure about the law is for a person.
 */
public enum Certainty {
    H,
    M,
    L,
    UNSURE;

    /** As it stands in annotations and JSON. */
    @JsonValue
    public String code() {
        return this == UNSURE ? name().toLowerCase(Locale.ROOT) : name();
    }

    static Certainty of(String code) {
        return code.equals("unsure") ? UNSURE : valueOf(code);
    }
}
