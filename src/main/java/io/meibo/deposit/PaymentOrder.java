package io.meibo.deposit;

import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a caller reports it, not checked yet: amount as decimal text, currency (ISO 4217), method {@code cash},
 * {@code card}, {@code transfer} or {@code provider}, and the payer's side's id of the payment, by which a repeat is
 * known.
 */
public record PaymentOrder(
        @Nullable String amount, @Nullable String currency, @Nullable String method, @Nullable String externalId) {

    /** The same, readable and with positive amount. */
    record Checked(Money amount, Account method, String externalId) {}

    Checked checked() {
        var errors = new ArrayList<FieldError>();
        Money money = Amounts.read(amount, currency, false, "/amount", errors);
        Optional<Account> account = Optional.ofNullable(method).flatMap(Account::ofMethod);
        if (method == null || method.isBlank()) {
            errors.add(FieldError.of("/method", "REQUIRED"));
        } else if (account.isEmpty()) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", Account.METHODS));
        }
        String id = Amounts.id(externalId, "/externalId", errors);
        if (money == null || account.isEmpty() || id == null) {
            throw Refusal.rule("PAYMENT_NOT_ACCEPTED", errors);
        }
        return new Checked(money, account.get(), id);
    }
}
