package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whose turn it is. */
public enum AwaitedFrom {
    APPLICANT("applicant"),
    OPERATOR("operator");

    private final String code;

    AwaitedFrom(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static AwaitedFrom of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such AwaitedFrom: " + code);
    }
}
