package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a reviewer decides. */
public enum ReviewOutcome {
    APPROVE("approve"),
    RETURN("return"),
    REFUSE("refuse");

    private final String code;

    ReviewOutcome(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static ReviewOutcome of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such ReviewOutcome: " + code);
    }
}
