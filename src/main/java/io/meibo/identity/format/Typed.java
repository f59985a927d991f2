package io.meibo.identity.format;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Evens out what people type and scanners read before a format looks at it. */
public final class Typed {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}\u2212\u30fc\uff70.]");

    private Typed() {}

    /** Full-width characters become ASCII, letters upper case, and spaces, dots and every kind of hyphen go. */
    public static String number(String text) {
        return upper(SEPARATORS.matcher(halfWidth(text)).replaceAll(""));
    }

    /** Full-width and other compatibility characters in their plain form (Unicode NFKC). */
    public static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Upper case of ASCII letters only: other letters never turn into one of them. */
    public static String upper(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        text.chars().map(c -> c >= 'a' && c <= 'z' ? c - 32 : c).forEach(c -> upper.append((char) c));
        return upper.toString();
    }
}
