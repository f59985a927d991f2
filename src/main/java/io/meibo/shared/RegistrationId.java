package io.meibo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A registration's reference such as {@code R-7KQ2-9XMV-4}: eight characters of Crockford's base 32 (no I, L, O, U) and
 * a check character (weights 1 to 8, modulo 11, 10 is X), so that a misread reference is told from an unknown one. It says nothing about the person.
 */
public record RegistrationId(@JsonValue String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9X]");

    @JsonCreator
    public RegistrationId {
        if (!FORM.matcher(value).matches() || value.charAt(12) != checkDigit(value)) {
            throw new IllegalArgumentException("not a registration reference");
        }
    }

    /** Reads what a person typed: lower case and blanks are forgiven; empty where it is no reference. */
    public static Optional<RegistrationId> of(String text) {
        try {
            return Optional.of(new RegistrationId(text.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException noReference) {
            return Optional.empty();
        }
    }

    /** A new reference, drawn at random so that nobody can guess the next one. */
    public static RegistrationId random(SecureRandom random) {
        var text = new StringBuilder("R-");
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(32)));
        }
        text.append('-');
        return new RegistrationId(text.toString() + checkDigit(text.toString()));
    }

    private static char checkDigit(String text) {
        int sum = 0;
        int weight = 0;
        for (char c : text.substring(2, 11).toCharArray()) {
            if (c != '-') {
                sum += ++weight * ALPHABET.indexOf(c);
            }
        }
        return "0123456789X".charAt(sum % 11);
    }

    @Override
    public String toString() {
        return value;
    }
}
