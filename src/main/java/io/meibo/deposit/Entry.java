package io.meibo.deposit;

import io.meibo.shared.Money;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: an amount moved from the credited to the debited account, so that it sums to zero by its form. {@code
 * externalId} is the payer's side's id of a payment, {@code paymentId} ours; {@code voucher} the number of the paper
 * handed out for it.
 */
record Entry(
        int seq,
        Kind kind,
        Account debit,
        Account credit,
        Money amount,
        @Nullable String externalId,
        @Nullable String paymentId,
        @Nullable String voucher,
        String recordedBy,
        OffsetDateTime at) {

    /** What happened; the database fixes which accounts each kind may move. */
    enum Kind {
        ASKED("asked"),
        PAID("paid"),
        OVERPAID("overpaid"),
        LATE("late"),
        FOREIGN("foreign"),
        CLEARED("cleared"),
        REVERSED("reversed"),
        LAPSED("lapsed"),
        APPLIED("applied"),
        SETTLED("settled"),
        REFUNDED("refunded");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        /** Whether money came in by it: for the deposit, beyond it, after the end, or in another currency. */
        boolean isPayment() {
            return this == PAID || this == OVERPAID || this == LATE || this == FOREIGN;
        }

        static Kind of(String code) {
            for (var value : values()) {
                if (value.code.equals(code)) {
                    return value;
                }
            }
            throw new IllegalArgumentException("no such Kind: " + code);
        }
    }
}
