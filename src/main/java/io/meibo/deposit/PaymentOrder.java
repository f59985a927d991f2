package io.meibo.deposit;

import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A payment as a caller reports it, not checked yet: amount as decimal text, currency (ISO 4217), method {@code cash},
 * {@code card} or {@code transfer}, and the caller's own id of the payment, by which a repeat is known.
 */
public record PaymentOrder(
        @Nullable String amount, @Nullable String currency, @Nullable String method, @Nullable String externalId) {

    private static final int MAX_ID = 128;

    /** Twelve digits at most: an exponent in a text of few characters would make an amount that fills the memory. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    /** The same, readable and with positive amount. */
    record Checked(Money amount, Account method, String externalId) {}

    Checked checked() {
        var errors = new ArrayList<FieldError>();
        Optional<Money> money = money(errors);
        Optional<Account> account = Optional.ofNullable(method).flatMap(Account::ofMethod);
        if (method == null || method.isBlank()) {
            errors.add(FieldError.of("/method", "REQUIRED"));
        } else if (account.isEmpty()) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", Account.METHODS));
        }
        if (externalId == null || externalId.isBlank()) {
            errors.add(FieldError.of("/externalId", "REQUIRED"));
        } else if (externalId.length() > MAX_ID) {
            errors.add(FieldError.of("/externalId", "TOO_LONG", MAX_ID));
        }
        if (money.isEmpty() || account.isEmpty() || externalId == null || !errors.isEmpty()) {
            throw Refusal.rule("PAYMENT_NOT_ACCEPTED", errors);
        }
        return new Checked(money.get(), account.get(), externalId);
    }

    private Optional<Money> money(List<FieldError> errors) {
        if (amount == null || amount.isBlank()) {
            errors.add(FieldError.of("/amount/amount", "REQUIRED"));
        } else if (!AMOUNT.matcher(amount).matches() || new BigDecimal(amount).signum() == 0) {
            errors.add(FieldError.of("/amount/amount", "NOT_AN_AMOUNT"));
        }
        if (currency == null || currency.isBlank()) {
            errors.add(FieldError.of("/amount/currency", "REQUIRED"));
        } else if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            errors.add(FieldError.of("/amount/currency", "CURRENCY_DIFFERS"));
        }
        if (!errors.isEmpty() || amount == null || currency == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.of(amount, currency));
        } catch (IllegalArgumentException finerThanTheCurrency) {
            errors.add(FieldError.of("/amount/amount", "NOT_AN_AMOUNT"));
            return Optional.empty();
        }
    }
}
