package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a registration waits for. */
public enum Awaiting {
    SUBMISSION("submission"),
    CHECK("check"),
    REVIEW("review"),
    CORRECTION("correction"),
    SIGNATURE("signature"),
    DEPOSIT("deposit"),
    STOCK("stock"),
    HAND_OVER("hand-over"),
    DELIVERY("delivery"),
    DOWNLOAD("download"),
    ACTIVATION("activation");

    private final String code;

    Awaiting(String code) {
        this.code = code;
    }

    /** The word used in the API, the models and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    @JsonCreator
    public static Awaiting of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such Awaiting: " + code);
    }
}
