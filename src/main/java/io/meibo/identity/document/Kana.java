package io.meibo.identity.document;

import io.meibo.identity.format.Typed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Romanises Japanese kana as passports do: Hepburn, `M` before B, M and P, `TCH` for a doubled CH. */
final class Kana {

    private static final Map<Character, String> SYLLABLES = table(
            """
            アA イI ウU エE オO カKA キKI クKU ケKE コKO サSA シSHI スSU セSE ソSO タTA チCHI ツTSU テTE トTO
            ナNA ニNI ヌNU ネNE ノNO ハHA ヒHI フFU ヘHE ホHO マMA ミMI ムMU メME モMO ヤYA ユYU ヨYO
            ラRA リRI ルRU レRE ロRO ワWA ヰI ヱE ヲO ンN ガGA ギGI グGU ゲGE ゴGO ザZA ジJI ズZU ゼZE ゾZO
            ダDA ヂJI ヅZU デDE ドDO バBA ビBI ブBU ベBE ボBO パPA ピPI プPU ペPE ポPO ヴVU""");
    private static final Map<Character, String> SMALL = table("ャYA ュYU ョYO ァA ィI ゥU ェE ォO");
    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';

    private Kana() {}

    /** The letters, long vowels still written out (`TAROU`), or nothing when the text is not all kana. */
    static Optional<String> romanise(String text) {
        StringBuilder latin = new StringBuilder();
        boolean doubled = false;
        boolean bareVowel = false;
        for (char typed : Typed.halfWidth(text).toCharArray()) {
            char kana = typed >= 'ぁ' && typed <= 'ゖ' ? (char) (typed + HIRAGANA_TO_KATAKANA) : typed;
            String syllable = SYLLABLES.get(kana);
            if (kana == 'ッ') {
                doubled = true;
            } else if (syllable != null) {
                latin.append(doubled ? syllable.startsWith("CH") ? "T" : syllable.substring(0, 1) : "")
                        .append(syllable);
                doubled = false;
                bareVowel = syllable.length() == 1 && kana != 'ン';
            } else if (SMALL.containsKey(kana) && !latin.isEmpty()) {
                joinSmall(latin, SMALL.getOrDefault(kana, ""), bareVowel);
            } else if (kana != 'ー' && kana != '・' && !Character.isWhitespace(kana)) {
                return Optional.empty();
            }
        }
        return latin.isEmpty() ? Optional.empty() : Optional.of(latin.toString().replaceAll("N(?=[BMP])", "M"));
    }

    /** A small kana takes the place of the vowel before it: `KI` + `YA` is `KYA`, `SHI` + `YA` is `SHA`. */
    private static void joinSmall(StringBuilder latin, String small, boolean bareVowel) {
        latin.setLength(latin.length() - 1);
        if (bareVowel) {
            latin.append('W');
        }
        boolean hissing =
                latin.length() > 1 && latin.substring(latin.length() - 2).matches("SH|CH")
                        || !latin.isEmpty() && latin.charAt(latin.length() - 1) == 'J';
        latin.append(hissing && small.startsWith("Y") ? small.substring(1) : small);
    }

    private static Map<Character, String> table(String rows) {
        Map<Character, String> table = new HashMap<>();
        for (String entry : rows.split("\\s+")) {
            table.put(entry.charAt(0), entry.substring(1));
        }
        return table;
    }
}
