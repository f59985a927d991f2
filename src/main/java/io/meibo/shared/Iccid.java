package io.meibo.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a SIM or eSIM profile (ITU-T E.118), upper case, without padding and always with its check digit:
 * 19 characters as in the specification or 20 as in use. Prints only its first six and last two characters.
 */
public record Iccid(String digits) {

    private static final Pattern DECIMAL = Pattern.compile("89[0-9]{17,18}");

    /** Chinese cards may carry 20 characters with hexadecimal letters; their Luhn failure is only a warning. */
    private static final Pattern CHINESE = Pattern.compile("8986[0-9A-E]{16}");

    public Iccid {
        if (!isWellFormed(digits)
                || !(Luhn.holds(digits) || CHINESE.matcher(digits).matches())) {
            throw new IllegalArgumentException("not an ICCID");
        }
    }

    /**
     * Reads an ICCID as printed, typed or read from EF.ICCID: spaces and hyphens are dropped, trailing padding `F` is
     * dropped, and 18 digits are completed with their check digit.
     *
     * @throws IllegalArgumentException when it is none; the text never repeats the value
     */
    public static Iccid parse(String text) {
        return new Iccid(complete(clean(text)));
    }

    /** Reads like {@link #parse} and gives nothing when it is no ICCID. */
    public static Optional<Iccid> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notAnIccid) {
            return Optional.empty();
        }
    }

    /** Tells whether the text has the shape of an ICCID, whatever its check digit says. */
    public static boolean isShaped(String text) {
        return isWellFormed(complete(clean(text)));
    }

    /** False only for a Chinese 20-character number whose last place is no Luhn digit: a warning, not an error. */
    public boolean checkDigitHolds() {
        return DECIMAL.matcher(digits).matches() && Luhn.holds(digits);
    }

    @Override
    public String toString() {
        return "Iccid[" + digits.substring(0, 6) + "…" + digits.substring(digits.length() - 2) + "]";
    }

    private static boolean isWellFormed(String digits) {
        return DECIMAL.matcher(digits).matches() || CHINESE.matcher(digits).matches();
    }

    private static String clean(String text) {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replaceFirst("F{1,2}$", "");
    }

    private static String complete(String digits) {
        return digits.matches("89[0-9]{16}") ? digits + Luhn.checkDigit(digits) : digits;
    }
}
