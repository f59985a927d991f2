package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody may be to Meibo; staff roles are groups of the engine, an applicant has a reference and an access code. */
public enum Role {
    CLERK("clerk"),
    REVIEWER("reviewer"),
    SENIOR_REVIEWER("senior-reviewer"),
    MANAGER("manager"),
    AUDITOR("auditor"),
    INTEGRATION("integration"),
    CAMUNDA_ADMIN("camunda-admin"),
    APPLICANT("applicant");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static Role of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such Role: " + code);
    }
}
