package io.meibo.voucher;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of paper; each has a series of numbers of its own, begun anew every year. */
public enum VoucherKind {
    CONTRACT("contract", "C"),
    /** The contract with its signature: who signed how and when. */
    SIGNED_CONTRACT("signed-contract", "S"),
    /** The terms of a card or prepaid line that is bought without a signature. */
    TERMS("terms", "T"),
    RECEIPT("receipt", "D"),
    REFUND("refund", "F"),
    DELIVERY("delivery", "L"),
    /** What was settled at the end of a contract: deposit, debts, and what is paid back. */
    SETTLEMENT("settlement", "E");

    private final String code;
    private final String prefix;

    VoucherKind(String code, String prefix) {
        this.code = code;
        this.prefix = prefix;
    }

    /** The word used in the API and the tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /** A number of this series, such as {@code C-2026-000017}. */
    String number(int year, int place) {
        return "%s-%d-%06d".formatted(prefix, year, place);
    }

    static VoucherKind of(String code) {
        for (var value : values()) {
            if (value.code.equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such VoucherKind: " + code);
    }
}
