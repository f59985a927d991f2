package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a registration stands, as the API tells it. */
public enum RegistrationStatus {
    DRAFT("draft"),
    CHECKING("checking"),
    IN_REVIEW("in-review"),
    RETURNED("returned"),
    AWAITING_SIGNATURE("awaiting-signature"),
    AWAITING_DEPOSIT("awaiting-deposit"),
    ISSUING("issuing"),
    AWAITING_ACTIVATION("awaiting-activation"),
    COMPLETED("completed"),
    REJECTED("rejected"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired"),
    /** The contract was ended by notice in its first days. */
    CANCELLED("cancelled"),
    /** The contract was ended later, for the future. */
    TERMINATED("terminated");

    private final String code;

    RegistrationStatus(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static RegistrationStatus of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such RegistrationStatus: " + code);
    }
}
