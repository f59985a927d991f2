package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kana in the letters of a Japanese passport (Hepburn). */
class KanaTest {

    @ParameterizedTest
    @CsvSource({
        "たろう, TAROU",
        "タロウ, TAROU",
        "きゃ, KYA",
        "しゃ, SHA",
        "ちょ, CHO",
        "じゅ, JU",
        "にゃ, NYA",
        "ぎょ, GYO",
        "シェ, SHE",
        "ジェ, JE",
        "チェ, CHE",
        "ファ, FA",
        "ティ, TI",
        "ウィ, WI",
        "ヴァ, VA",
        "イェ, WE",
        "はっとり, HATTORI",
        "いっちょう, ITCHOU",
        "ケンジ, KENJI",
        "しんぺい, SHIMPEI",
        "なんば, NAMBA",
        "ほんま, HOMMA",
        "ぁ, ",
        "ゖ, ",
        "あ・い, AI",
        "オーノ, ONO",
        "ヴ, VU",
        "ん, N",
    })
    void kana_become_letters(String kana, String latin) {
        assertThat(Kana.romanise(kana).orElse(null)).isEqualTo(latin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ー", "山田", "YAMADA", "やまだA", "っ"})
    void what_is_not_kana_stays_as_it_is(String text) {
        assertThat(Kana.romanise(text)).isEmpty();
    }

    @Test
    void half_width_kana_are_read_too() {
        assertThat(Kana.romanise("ﾀﾛｳ")).contains("TAROU");
    }
}
