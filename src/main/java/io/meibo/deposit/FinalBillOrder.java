package io.meibo.deposit;

import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A final bill as a caller states it, not checked yet: debts as decimal text, zero where nothing is owed, currency (ISO
 * 4217), and the number of the bill, by which a repeat is known.
 */
public record FinalBillOrder(@Nullable String amount, @Nullable String currency, @Nullable String number) {

    /** The same, readable. */
    record Checked(Money debts, String number) {}

    Checked checked() {
        var errors = new ArrayList<FieldError>();
        Money debts = Amounts.read(amount, currency, true, "/debts", errors);
        String id = Amounts.id(number, "/number", errors);
        if (debts == null || id == null) {
            throw Refusal.rule("FINAL_BILL_NOT_ACCEPTED", errors);
        }
        return new Checked(debts, id);
    }
}
