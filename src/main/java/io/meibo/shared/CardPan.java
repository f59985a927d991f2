package io.meibo.shared;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the account number on the face of a bank card (PAN) in text, so that it is refused and never stored: it is the
 * bank's alone (domain.md section 2, PCI DSS). Only numbers of the known schemes count, else every tenth row of digits
 * would look like one.
 */
public final class CardPan {

    private static final Pattern CANDIDATE =
            Pattern.compile("(?<![0-9A-Za-z+])[0-9](?:[\\s\\p{Pd}.・_/]?[0-9]){12,18}(?![0-9A-Za-z])");

    /** Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro: prefix and length. */
    private static final Pattern SCHEME = Pattern.compile("4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})"
            + "|5[1-5][0-9]{14}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|2720[0-9]{12}"
            + "|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11,16}|35(?:2[89]|[3-8][0-9])[0-9]{12,15}"
            + "|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12,15}|62[0-9]{14,17}|(?:50|5[6-9]|6[37])[0-9]{11,17}");

    private CardPan() {}

    /** Whether such a number, with its right check digit, stands anywhere in the text, however it is spaced. */
    public static boolean findsIn(String text) {
        Matcher match = CANDIDATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (match.find()) {
            if (isOne(match.group().replaceAll("[^0-9]", ""))) {
                return true;
            }
        }
        return false;
    }

    /** Whether these ASCII digits are such a number. */
    public static boolean isOne(String digits) {
        return SCHEME.matcher(digits).matches() && Luhn.holds(digits);
    }
}
