package io.meibo.identity.document;

import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Typed;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Japanese individual numbers (個人番号) in free text, scans and mails, so that they are refused or masked and
 * never stored (My Number Act arts. 15, 19, 20; JP-27). One twelve-digit number in eleven looks like one by chance, so
 * do not point it at fields that rightly hold twelve digits, such as a licence number.
 */
public final class MyNumberDetector {

    private static final Pattern CANDIDATE =
            Pattern.compile("(?<![0-9+])[0-9](?:[\\s\\p{Pd}\u2212\u30fc.・_/]{0,2}[0-9]){11}(?![0-9])");
    private static final String MASK = "************";

    private MyNumberDetector() {}

    /** Tells whether a number with the right check digit stands anywhere in the text, however it is spaced. */
    public static boolean findsIn(String text) {
        return next(CANDIDATE.matcher(Typed.halfWidth(text)), 0);
    }

    /** The text in compatibility form with each such number replaced by twelve asterisks. */
    public static String mask(String text) {
        String rest = Typed.halfWidth(text);
        StringBuilder masked = new StringBuilder(rest.length());
        Matcher match = CANDIDATE.matcher(rest);
        int done = 0;
        while (next(match, done)) {
            masked.append(rest, done, match.start()).append(MASK);
            done = match.end();
        }
        return masked.append(rest, done, rest.length()).toString();
    }

    /** Candidates may overlap (a longer row of digits in groups), so the search goes on one place further. */
    private static boolean next(Matcher match, int start) {
        for (int from = start; match.find(from); from = match.start() + 1) {
            if (isMyNumber(match.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMyNumber(String candidate) {
        String digits = candidate.replaceAll("[^0-9]", "");
        return digits.charAt(11) == CheckDigits.myNumber(digits);
    }
}
