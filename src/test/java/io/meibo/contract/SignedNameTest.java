package io.meibo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNameTest {

    private static final Applicant ERIKSSON = named("ERIKSSON", "ANNA MARIA", null, null);
    private static final Applicant GABA = named("我葉", "太郎", "ガバ", "タロウ");
    private static final Applicant OUYANG = named("欧阳", "丽华", null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERIKSSON ANNA MARIA",
                "Anna Maria Eriksson",
                "Anna-Maria  Eriksson",
                "Ａｎｎａ　Ｍａｒｉａ　Ｅｒｉｋｓｓｏｎ",
                "Ánna Maria Eriksson"
            })
    void width_case_blanks_accents_and_order_do_not_matter(String typed) {
        assertThat(new SignedName(typed).isOf(ERIKSSON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Anna Eriksson", "ERIKSSON", "Anna Maria Erikson", "ANNA ERIKSSON MARIA X", "", " - ", "我葉太郎"})
    void anything_else_is_another_name(String typed) {
        assertThat(new SignedName(typed).isOf(ERIKSSON)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"我葉 太郎", "我葉太郎", "ガバ タロウ", "がば たろう", "ｶﾞﾊﾞ ﾀﾛｳ"})
    void a_japanese_name_may_be_signed_in_kanji_or_any_kana(String typed) {
        assertThat(new SignedName(typed).isOf(GABA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"カバ タロウ", "我葉 次郎", "ガバ 太郎"})
    void voicing_tells_one_name_from_another(String typed) {
        assertThat(new SignedName(typed).isOf(GABA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"欧阳丽华", "欧阳 丽华"})
    void a_chinese_name_needs_no_blank(String typed) {
        assertThat(new SignedName(typed).isOf(OUYANG)).isTrue();
    }

    private static Applicant named(String family, String given, String familyKana, String givenKana) {
        return new Applicant(
                family,
                given,
                familyKana,
                givenKana,
                LocalDate.of(1974, 8, 12),
                "F",
                "SWE",
                new Address("JPN", "100-0001", "東京都", "千代田区", List.of("千代田 1-1")),
                "+819012345678",
                null);
    }
}
