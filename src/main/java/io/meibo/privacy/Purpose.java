package io.meibo.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody looks at personal data for; every reveal is recorded with it. */
public enum Purpose {
    REVIEW("review"),
    COMPARISON("comparison"),
    CORRECTION("correction"),
    SIGNATURE("signature"),
    DEPOSIT("deposit"),
    HAND_OVER("hand-over"),
    ENQUIRY("enquiry"),
    INSPECTION("inspection");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    @JsonCreator
    public static Purpose of(String code) {
        for (var purpose : values()) {
            if (purpose.code.equals(code)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("no such purpose: " + code);
    }
}
