package io.meibo.inventory;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an item stands. Only numbers are ever offered or resting. */
public enum StockState {
    IN_STOCK("in-stock"),
    OFFERED("offered"),
    RESERVED("reserved"),
    ISSUED("issued"),
    RESTING("resting"),
    BLOCKED("blocked"),
    SCRAPPED("scrapped");

    private final String code;

    StockState(String code) {
        this.code = code;
    }

    /** The word used in the API and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Reads the code; throws {@link IllegalArgumentException} where there is none such. */
    public static StockState of(String code) {
        for (var state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such state of stock: " + code);
    }
}
