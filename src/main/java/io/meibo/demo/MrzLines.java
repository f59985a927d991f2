package io.meibo.demo;

import io.meibo.identity.format.CheckDigits;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes machine-readable zones for invented people (ICAO Doc 9303 parts 4 and 5); the checks read them with their own code. */
public final class MrzLines {

    private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private MrzLines() {}

    /** The two lines of 44 of a passport. */
    public static List<String> td3(
            String state,
            String familyName,
            String givenName,
            String number,
            String nationality,
            LocalDate birth,
            String sex,
            LocalDate expiry) {
        String document = withDigit(filled(number, 9));
        String born = withDigit(birth.format(YYMMDD));
        String until = withDigit(expiry.format(YYMMDD));
        String optional = withDigit(filled("", 14));
        String composite = document + born + until + optional;
        return List.of(
                filled("P<" + filled(state, 3) + names(familyName, givenName), 44),
                document + filled(nationality, 3) + born + sex + until + optional + CheckDigits.mrz(composite));
    }

    /** The three lines of 30 of an identity card. */
    public static List<String> td1(
            String state,
            String familyName,
            String givenName,
            String number,
            String nationality,
            LocalDate birth,
            String sex,
            LocalDate expiry) {
        String document = withDigit(filled(number, 9)) + filled("", 15);
        String born = withDigit(birth.format(YYMMDD));
        String until = withDigit(expiry.format(YYMMDD));
        String optional = filled("", 11);
        return List.of(
                "I<" + filled(state, 3) + document,
                born
                        + sex
                        + until
                        + filled(nationality, 3)
                        + optional
                        + CheckDigits.mrz(document + born + until + optional),
                filled(names(familyName, givenName), 30));
    }

    private static String names(String familyName, String givenName) {
        return letters(familyName) + "<<" + letters(givenName);
    }

    private static String letters(String name) {
        String plain = Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return plain.replaceAll("['.]", "").replaceAll("[^A-Z]", "<");
    }

    private static String withDigit(String field) {
        return field + CheckDigits.mrz(field);
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }
}
