package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a check found: passed, failed, or unclear, which is for a person to decide. */
public enum CheckOutcome {
    PASSED("passed"),
    UNCLEAR("unclear"),
    FAILED("failed"),
    NOT_APPLICABLE("not-applicable");

    private final String code;

    CheckOutcome(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static CheckOutcome of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such CheckOutcome: " + code);
    }
}
