package io.meibo.identity.document;

import io.meibo.identity.format.Typed;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares a typed name with the printed one after transliteration (ICAO 9303 part 3) and folding. Word boundaries,
 * apostrophes, dots and hyphens do not count; letters with several permitted spellings match any of them.
 */
public final class NameComparison {

    /** How far two names agree. */
    public enum Agreement {
        /** The same name in one of its permitted spellings. */
        SAME,
        /** The printed name is cut off and what is there agrees: the rest could not be compared. */
        SAME_AS_FAR_AS_PRINTED,
        /** Not the same, but close: a part agrees, parts changed places, or a few letters differ. */
        SIMILAR,
        /** Another name. */
        DIFFERENT,
        /** The typed name has no Latin letters and no usable kana, so that only a person can compare it. */
        NOT_COMPARABLE
    }

    /** A name as typed; kana may be empty. Prints nothing. */
    public record TypedName(String family, String given, String familyKana, String givenKana) {
        @Override
        public String toString() {
            return "TypedName[…]";
        }
    }

    private static final char DIAERESIS = '\u0308';
    private static final char RING = '\u030a';
    private static final char TILDE = '\u0303';
    private static final int LONGEST_NAME = 200;

    private NameComparison() {}

    /** Compares; for Japanese documents long vowels (`OHNO`, `OONO`, `ONO`) are one name. */
    public static Agreement compare(TypedName typed, MrzName printed, boolean japanese) {
        String whole = typed.family() + typed.given();
        if (isLatin(whole)) {
            return agreement(typed.family(), typed.given(), printed, japanese);
        }
        Optional<String> family = Kana.romanise(typed.familyKana().isBlank() ? typed.family() : typed.familyKana());
        Optional<String> given = Kana.romanise(typed.givenKana().isBlank() ? typed.given() : typed.givenKana());
        return family.isPresent() && given.isPresent()
                ? agreement(family.get(), given.get(), printed, true)
                : Agreement.NOT_COMPARABLE;
    }

    private static Agreement agreement(String family, String given, MrzName printed, boolean japanese) {
        if (matches(family, printed.primary(), false, japanese)
                && matches(given, printed.secondary(), false, japanese)) {
            return Agreement.SAME;
        }
        // Holders of a single name have it in either field.
        boolean oneField =
                family.isBlank() || given.isBlank() || printed.secondary().isEmpty();
        if (oneField && matches(family + given, printed.primary() + printed.secondary(), false, japanese)) {
            return Agreement.SAME;
        }
        boolean cutOff = printed.truncated()
                && matches(family, printed.primary(), true, japanese)
                && matches(given, printed.secondary(), true, japanese);
        if (cutOff) {
            return Agreement.SAME_AS_FAR_AS_PRINTED;
        }
        return isSimilar(family, given, printed, japanese) ? Agreement.SIMILAR : Agreement.DIFFERENT;
    }

    private static boolean isSimilar(String family, String given, MrzName printed, boolean japanese) {
        if (matches(family, printed.primary(), false, japanese)
                || matches(given, printed.secondary(), false, japanese)
                || matches(given + family, printed.primary() + printed.secondary(), false, japanese)) {
            return true;
        }
        return isClose(family, printed.primary()) || isClose(family + given, printed.primary() + printed.secondary());
    }

    /** At most one letter in three differs. */
    private static boolean isClose(String typed, String printed) {
        String left = plain(spellings(typed));
        String right = printed.replace(" ", "");
        return distance(left, right) * 3 <= Math.max(left.length(), right.length());
    }

    /** The least number of letters to insert, drop or change (Levenshtein). */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }

    private static boolean matches(String typed, String printed, boolean prefix, boolean japanese) {
        String letters = printed.replace(" ", "");
        List<List<String>> spellings = spellings(typed);
        if (matches(spellings, 0, letters, 0, prefix)) {
            return true;
        }
        if (!japanese) {
            return false;
        }
        String shortTyped = shortVowels(plain(spellings));
        String shortPrinted = shortVowels(letters);
        return prefix ? shortTyped.startsWith(shortPrinted) : shortTyped.equals(shortPrinted);
    }

    private static boolean matches(List<List<String>> typed, int letter, String printed, int place, boolean prefix) {
        if (place == printed.length() && (prefix || letter == typed.size())) {
            return true;
        }
        if (letter == typed.size()) {
            return false;
        }
        return typed.get(letter).stream()
                .anyMatch(spelling -> prefix && spelling.startsWith(printed.substring(place))
                        || printed.startsWith(spelling, place)
                                && matches(typed, letter + 1, printed, place + spelling.length(), prefix));
    }

    private static String plain(List<List<String>> spellings) {
        return spellings.stream().map(letter -> letter.get(letter.size() - 1)).collect(Collectors.joining());
    }

    /** Hepburn with long vowels shortened, as passports print them by default. */
    private static String shortVowels(String letters) {
        return letters.replaceAll("N(?=[BMP])", "M")
                .replaceAll("O[OU]", "O")
                .replaceAll("OH(?![AIUEOY])", "O")
                .replace("UU", "U");
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }

    /** For each letter of the name its permitted spellings, the plain letter last. */
    private static List<List<String>> spellings(String typed) {
        String decomposed = Normalizer.normalize(Typed.halfWidth(typed).toUpperCase(Locale.ROOT), Normalizer.Form.NFD);
        List<List<String>> spellings = new ArrayList<>();
        int length = Math.min(decomposed.length(), LONGEST_NAME);
        for (int i = 0; i < length; i++) {
            char letter = decomposed.charAt(i);
            if (Character.isLetter(letter)) {
                spellings.add(spellings(letter, marksBehind(decomposed, i), i > 0 ? decomposed.charAt(i - 1) : ' '));
            }
        }
        return spellings;
    }

    private static String marksBehind(String decomposed, int letter) {
        int end = letter + 1;
        while (end < decomposed.length() && Character.getType(decomposed.charAt(end)) == Character.NON_SPACING_MARK) {
            end++;
        }
        return decomposed.substring(letter + 1, end);
    }

    private static List<String> spellings(char letter, String marks, char before) {
        boolean diaeresis = marks.indexOf(DIAERESIS) >= 0;
        return switch (letter) {
            case 'A' -> diaeresis ? List.of("AE", "A") : marks.indexOf(RING) >= 0 ? List.of("AA", "A") : List.of("A");
            case 'O' -> diaeresis ? List.of("OE", "O") : List.of("O");
            // PRC passports print pinyin u with diaeresis as YU, older ones as V or U.
            case 'U' -> diaeresis ? List.of("UE", "UXX", "YU", "V", "U") : List.of("U");
            case 'V' -> before == 'L' || before == 'N' ? List.of("YU", "V") : List.of("V");
            case 'N' -> marks.indexOf(TILDE) >= 0 ? List.of("NXX", "N") : List.of("N");
            case 'Æ' -> List.of("AE");
            case 'Œ' -> List.of("OE");
            case 'Ø' -> List.of("OE", "O");
            case 'Þ' -> List.of("TH");
            case 'Ð', 'Đ' -> List.of("D");
            case 'Ł' -> List.of("L");
            case 'Ħ' -> List.of("H");
            case 'Ŧ' -> List.of("T");
            case 'ẞ' -> List.of("SS");
            case 'Ə' -> List.of("E");
            default -> List.of(String.valueOf(letter));
        };
    }
}
