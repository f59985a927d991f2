package io.meibo.identity.document;

import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.Typed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An 18-character personal number of the Chinese family (GB 11643-1999): resident id, residence permit of Hong Kong,
 * Macao and Taiwan residents, or the 2023 permanent resident id of foreigners. `X` is kept upper case; prints only the
 * kind.
 */
public record ResidentNumber(Kind kind, String number) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{17}[0-9X]");
    private static final Pattern OLD_SHAPE = Pattern.compile("[0-9]{15}");
    private static final String CENTURY_OF_OLD_NUMBERS = "19";

    /** The region is where a person was first registered; abolished districts stay valid, so only provinces count. */
    private static final Set<String> PROVINCES = Set.of(
            ("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83")
                    .split(" "));

    /** Which document carries the number. */
    public enum Kind {
        /** 居民身份证, first digit 1 to 8. */
        CITIZEN("RESIDENT_ID_FORMAT"),
        /** 港澳台居民居住证, region 810000, 820000 or 830000 (the last is in no GB/T 2260 list). */
        HMT_PERMIT("HMT_PERMIT_FORMAT"),
        /** 外国人永久居留身份证 of 2023, first digit 9. */
        FOREIGNER("FOREIGN_RESIDENT_ID_FORMAT");

        private final String formatCode;

        Kind(String formatCode) {
            this.formatCode = formatCode;
        }

        private boolean covers(String number) {
            return switch (this) {
                case CITIZEN -> number.charAt(0) != '9';
                case HMT_PERMIT -> number.matches("8[123]0000.*");
                case FOREIGNER -> number.charAt(0) == '9';
            };
        }
    }

    public ResidentNumber {
        if (!isShaped(kind, number)
                || number.charAt(17) != CheckDigits.residentId(number)
                || !PROVINCES.contains(province(kind, number))
                || birthDate(number).isEmpty()) {
            throw new IllegalArgumentException("not a number of kind " + kind);
        }
    }

    /** Reads a number of this kind, or nothing when any of its rules fails. */
    public static Optional<ResidentNumber> of(Kind kind, String text) {
        try {
            return Optional.of(new ResidentNumber(kind, Typed.number(text)));
        } catch (IllegalArgumentException notOfThisKind) {
            return Optional.empty();
        }
    }

    /** Checks a number of this kind; fields `number`, `birthDate`, `sex`, and `region` or `nationalityNumeric`. */
    public static FormatCheck check(Kind kind, String text, LocalDate today) {
        String number = Typed.number(text);
        if (!isShaped(kind, number)) {
            return FormatCheck.malformed(kind.formatCode);
        }
        boolean checkDigit = number.charAt(17) == CheckDigits.residentId(number);
        return FormatCheck.of(
                Finding.passedIf(checkDigit, "CHECK_DIGIT_WRONG"),
                plausibility(kind, number, today),
                fields(kind, number));
    }

    /**
     * Turns a 15-digit number of the first generation (void since 2013-01-01, for matching old records only) into 18
     * characters: `19` after the region, check digit at the end.
     *
     * @throws IllegalArgumentException when it has not 15 digits
     */
    public static String fromFifteen(String text) {
        String old = Typed.number(text);
        if (!OLD_SHAPE.matcher(old).matches()) {
            throw new IllegalArgumentException("not a 15-digit number");
        }
        String digits = old.substring(0, 6) + CENTURY_OF_OLD_NUMBERS + old.substring(6);
        return digits + CheckDigits.residentId(digits);
    }

    /** Checks a 15-digit number, alone or as `15|18` together with the number it should become. */
    public static FormatCheck checkFifteen(String text, LocalDate today) {
        String[] pair = text.split("\\|", -1);
        String old = Typed.number(pair[0]);
        if (pair.length > 2 || !OLD_SHAPE.matcher(old).matches()) {
            return FormatCheck.malformed("RESIDENT_ID_15_FORMAT");
        }
        String number = fromFifteen(old);
        boolean same = pair.length == 1 || Typed.number(pair[1]).equals(number);
        return FormatCheck.of(
                Finding.passedIf(same, "RESIDENT_ID_15_DIFFERS"),
                plausibility(Kind.CITIZEN, number, today),
                fields(Kind.CITIZEN, number));
    }

    /** The birth date in the number. */
    public LocalDate birthDate() {
        return birthDate(number).orElseThrow();
    }

    /** `M` or `F`: the 17th digit is odd for men. */
    public String sex() {
        return sex(number);
    }

    @Override
    public String toString() {
        return "ResidentNumber[" + kind + "]";
    }

    private static boolean isShaped(Kind kind, String number) {
        return SHAPE.matcher(number).matches() && kind.covers(number);
    }

    private static Finding plausibility(Kind kind, String number, LocalDate today) {
        Optional<LocalDate> birthDate = birthDate(number);
        if (birthDate.isEmpty()) {
            return Finding.failed("BIRTH_DATE_IMPOSSIBLE");
        }
        if (birthDate.get().isAfter(today)) {
            return Finding.failed("BIRTH_DATE_IN_FUTURE");
        }
        return Finding.passedIf(PROVINCES.contains(province(kind, number)), "PROVINCE_UNKNOWN");
    }

    private static Map<String, String> fields(Kind kind, String number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", number);
        birthDate(number).ifPresent(date -> fields.put("birthDate", date.toString()));
        fields.put("sex", sex(number));
        if (kind == Kind.FOREIGNER) {
            fields.put("nationalityNumeric", number.substring(3, 6));
        } else {
            fields.put("region", number.substring(0, 6));
        }
        return fields;
    }

    private static String sex(String number) {
        return (number.charAt(16) - '0') % 2 == 1 ? "M" : "F";
    }

    private static String province(Kind kind, String number) {
        return kind == Kind.FOREIGNER ? number.substring(1, 3) : number.substring(0, 2);
    }

    private static Optional<LocalDate> birthDate(String number) {
        String date = number.substring(6, 14);
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.substring(0, 4)),
                    Integer.parseInt(date.substring(4, 6)),
                    Integer.parseInt(date.substring(6))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
