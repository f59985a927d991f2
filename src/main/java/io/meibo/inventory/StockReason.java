package io.meibo.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why an item is out of use. */
public enum StockReason {
    TAKEN_OUT("taken-out"),
    BROKEN("broken"),
    WRONG("wrong"),
    LOST("lost"),
    STOLEN("stolen"),
    RECALLED("recalled"),
    GIVEN_BACK("given-back"),
    LINE_ENDED("line-ended"),
    PROFILE_SPENT("profile-spent");

    private final String code;

    StockReason(String code) {
        this.code = code;
    }

    /** The word used in the API and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static StockReason of(String code) {
        for (var reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no such reason of stock: " + code);
    }
}
