package io.meibo.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stock number printed on a transit or bank card: up to four letters, then 6 to 20 digits, upper case without blanks
 * (`JE80000000000017`). It is the issuer's serial, never the account number of a bank card, which cannot become one.
 * Prints only its last three characters.
 */
public record CardNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{0,4}[0-9]{6,20}");

    public CardNumber {
        if (!SHAPE.matcher(value).matches() || CardPan.isOne(value)) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    /** Reads it as printed or typed; empty where it is none. */
    public static Optional<CardNumber> of(String text) {
        String value = fold(text);
        return SHAPE.matcher(value).matches() && !CardPan.isOne(value)
                ? Optional.of(new CardNumber(value))
                : Optional.empty();
    }

    /** Full width becomes plain, letters upper case, blanks and hyphens go. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "…" + value.substring(value.length() - 3);
    }
}
