package io.meibo.identity.document;

import io.meibo.identity.format.Typed;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings names to forms that are equal where {@link NameComparison} would find the same name: for an index, which can
 * only ask for equality. It folds rather too much than too little, since what it finds is a candidate for a person to
 * look at, never a match by itself.
 */
public final class NameForms {

    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';

    /** Letters without a mark to drop, as passports print them (ICAO 9303 part 3). */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Æ', "AE"),
            Map.entry('Œ', "OE"),
            Map.entry('Ø', "O"),
            Map.entry('Þ', "TH"),
            Map.entry('Ð', "D"),
            Map.entry('Đ', "D"),
            Map.entry('Ł', "L"),
            Map.entry('Ħ', "H"),
            Map.entry('Ŧ', "T"),
            Map.entry('ẞ', "SS"),
            Map.entry('Ə', "E"));

    /** Forms of one Han character that stand in names beside the usual one. */
    private static final Map<Character, Character> HAN = Map.ofEntries(
            Map.entry('髙', '高'),
            Map.entry('﨑', '崎'),
            Map.entry('齋', '斎'),
            Map.entry('齊', '斉'),
            Map.entry('邊', '辺'),
            Map.entry('邉', '辺'),
            Map.entry('澤', '沢'),
            Map.entry('廣', '広'),
            Map.entry('濱', '浜'),
            Map.entry('濵', '浜'),
            Map.entry('櫻', '桜'),
            Map.entry('國', '国'),
            Map.entry('嶋', '島'),
            Map.entry('眞', '真'));

    private NameForms() {}

    /** Forms of the name as written, whichever part stands first and wherever its words are parted. */
    public static Set<String> written(String family, String given) {
        return forms(words(family), words(given));
    }

    /** Forms of the name in other spellings: its Latin letters, its kana romanised, its Han in their usual form. */
    public static Set<String> spellings(String family, String given, String familyKana, String givenKana) {
        Set<String> forms = new LinkedHashSet<>();
        latin(family, given).ifPresent(forms::addAll);
        latin(familyKana, givenKana).ifPresent(forms::addAll);
        if (!isLatin(family + given)) {
            forms.addAll(forms(usualHan(words(family)), usualHan(words(given))));
        }
        return forms;
    }

    /** Forms of a name as a machine readable zone prints it; none where it is cut off there. */
    public static Set<String> printed(MrzName name) {
        return name.truncated()
                ? Set.of()
                : latin(name.primary(), name.secondary()).orElse(Set.of());
    }

    private static Optional<Set<String>> latin(String family, String given) {
        if ((family + given).isBlank()) {
            return Optional.empty();
        }
        List<String> familyWords = words(family);
        List<String> givenWords = words(given);
        if (!isLatin(family + given)) {
            Optional<List<String>> familyRead = romanised(familyWords);
            Optional<List<String>> givenRead = romanised(givenWords);
            if (familyRead.isEmpty() || givenRead.isEmpty()) {
                return Optional.empty();
            }
            familyWords = familyRead.get();
            givenWords = givenRead.get();
        }
        return Optional.of(forms(skeletons(familyWords), skeletons(givenWords)));
    }

    private static Optional<List<String>> romanised(List<String> words) {
        List<Optional<String>> read = words.stream().map(Kana::romanise).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** The parts joined in either order are one form, and so are all words in any order. */
    private static Set<String> forms(List<String> family, List<String> given) {
        String one = String.join("", family);
        String other = String.join("", given);
        if ((one + other).isEmpty()) {
            return Set.of();
        }
        String parts = (one + other).compareTo(other + one) <= 0 ? one + other : other + one;
        String words = Stream.concat(family.stream(), given.stream()).sorted().collect(Collectors.joining());
        return new LinkedHashSet<>(List.of(parts, words));
    }

    private static List<String> words(String name) {
        String folded = Typed.halfWidth(name).toUpperCase(Locale.ROOT).replaceAll("['’‘ʼ`´.]", "");
        return Arrays.stream(folded.split("[\\s\\p{Pd}・·,<]+"))
                .filter(word -> !word.isEmpty())
                .map(NameForms::katakana)
                .toList();
    }

    private static String katakana(String word) {
        return word.codePoints()
                .map(letter -> letter >= 'ぁ' && letter <= 'ゖ' ? letter + HIRAGANA_TO_KATAKANA : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> usualHan(List<String> words) {
        return words.stream()
                .map(word -> word.chars()
                        .map(letter -> HAN.getOrDefault((char) letter, (char) letter))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    private static List<String> skeletons(List<String> words) {
        return words.stream().map(NameForms::skeleton).toList();
    }

    /** What is left of a Latin word when all permitted spellings of a letter are made one. */
    private static String skeleton(String word) {
        StringBuilder letters = new StringBuilder();
        for (char letter : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            if (LETTERS.containsKey(letter)) {
                letters.append(LETTERS.get(letter));
            } else if (letter >= 'A' && letter <= 'Z') {
                letters.append(letter);
            }
        }
        return letters.toString()
                .replace("UXX", "U")
                .replace("NXX", "N")
                .replaceAll("(?<=[LN])(YU|V|UE)", "U")
                .replaceAll("([AOU])E", "$1")
                .replace("AA", "A")
                .replaceAll("N(?=[BMP])", "M")
                .replaceAll("O[OU]", "O")
                .replaceAll("OH(?![AIUEOY])", "O")
                .replace("UU", "U");
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }
}
