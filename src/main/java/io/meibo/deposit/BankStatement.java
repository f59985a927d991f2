package io.meibo.deposit;

import io.meibo.deposit.Matter.Details;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of our account as the bank wrote it (ISO 20022 camt.053): balances signed, positive where the account is in
 * credit, and all booked entries. Whose account it is never printed.
 */
record BankStatement(
        String id, String account, String currency, BigDecimal opening, BigDecimal closing, List<Item> items) {

    BankStatement {
        items = List.copyOf(items);
    }

    /** A booked entry: its signed amount is what it moved the balance by; its parts are single transactions. */
    record Item(
            int place,
            BigDecimal amount,
            String currency,
            boolean credit,
            boolean reversal,
            @Nullable LocalDate bookedOn,
            @Nullable String bankId,
            List<Part> parts) {

        Item {
            parts = List.copyOf(parts);
        }
    }

    /** One transaction of an entry. Amount and currency are null where the bank gave none for the part. */
    record Part(
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Boolean credit,
            @Nullable String bankId,
            @Nullable String endToEndId,
            Details details) {}

    @Override
    public String toString() {
        return "BankStatement[masked]";
    }
}
