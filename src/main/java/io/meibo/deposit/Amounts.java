package io.meibo.deposit;

import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads amounts and ids that came from outside; what is wrong with one is added to the errors by its pointer. */
final class Amounts {

    private static final int MAX_ID = 128;

    /** Twelve digits at most: an exponent in a text of few characters would make an amount that fills the memory. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    private Amounts() {}

    /** The money, or null where an error was added; zero only where it is allowed. */
    static @Nullable Money read(
            @Nullable String amount,
            @Nullable String currency,
            boolean orNothing,
            String pointer,
            List<FieldError> errors) {
        int before = errors.size();
        if (amount == null || amount.isBlank()) {
            errors.add(FieldError.of(pointer + "/amount", "REQUIRED"));
        } else if (!AMOUNT.matcher(amount).matches() || !orNothing && new BigDecimal(amount).signum() == 0) {
            errors.add(FieldError.of(pointer + "/amount", orNothing ? "NOT_A_DEBT" : "NOT_AN_AMOUNT"));
        }
        if (currency == null || currency.isBlank()) {
            errors.add(FieldError.of(pointer + "/currency", "REQUIRED"));
        } else if (!isCurrency(currency)) {
            errors.add(FieldError.of(pointer + "/currency", "CURRENCY_DIFFERS"));
        }
        if (errors.size() > before || amount == null || currency == null) {
            return null;
        }
        Optional<Money> money = exact(amount, currency);
        if (money.isEmpty()) {
            errors.add(FieldError.of(pointer + "/amount", orNothing ? "NOT_A_DEBT" : "NOT_AN_AMOUNT"));
        }
        return money.orElse(null);
    }

    /** The id, or null where an error was added. */
    static @Nullable String id(@Nullable String id, String pointer, List<FieldError> errors) {
        if (id == null || id.isBlank()) {
            errors.add(FieldError.of(pointer, "REQUIRED"));
            return null;
        }
        if (id.length() > MAX_ID) {
            errors.add(FieldError.of(pointer, "TOO_LONG", MAX_ID));
            return null;
        }
        return id;
    }

    /** The money of a text from a bank; empty where it is none, finer than the currency, or of no known currency. */
    static Optional<Money> exact(String amount, String currency) {
        // banks write as many digits after the point as the schema allows; zeros there say nothing
        if (amount.length() > 24 || !isCurrency(currency) || !amount.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Money(new BigDecimal(amount).stripTrailingZeros(), currency));
        } catch (IllegalArgumentException finerThanTheCurrency) {
            return Optional.empty();
        }
    }

    static boolean isCurrency(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency) && known.getDefaultFractionDigits() >= 0);
    }
}
