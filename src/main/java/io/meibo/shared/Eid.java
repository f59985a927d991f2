package io.meibo.shared;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of the eUICC in a phone (SGP.29): 32 digits that leave 1 when divided by 97; it need not begin with 89.
 * Prints only its last four digits.
 */
public record Eid(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{32}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    public Eid {
        if (!FORM.matcher(digits).matches()
                || !new BigInteger(digits).mod(MODULUS).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("not an EID");
        }
    }

    /** Reads an EID as shown by a phone: spaces and hyphens are dropped; empty where it is none. */
    public static Optional<Eid> of(String text) {
        try {
            return Optional.of(new Eid(text.replaceAll("[\\s-]", "")));
        } catch (IllegalArgumentException notAnEid) {
            return Optional.empty();
        }
    }

    /** For eyes: all but the last four digits hidden. */
    public String masked() {
        return "…" + digits.substring(28);
    }

    @Override
    public String toString() {
        return "Eid[" + masked() + "]";
    }
}
