package io.meibo.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person says of live portrait and document photo. */
public enum PortraitResult {
    MATCH("match"),
    NO_MATCH("no-match"),
    CANNOT_TELL("cannot-tell");

    private final String code;

    PortraitResult(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    @JsonCreator
    public static PortraitResult of(String code) {
        for (var result : values()) {
            if (result.code.equals(code)) {
                return result;
            }
        }
        throw new IllegalArgumentException("no such result");
    }
}
