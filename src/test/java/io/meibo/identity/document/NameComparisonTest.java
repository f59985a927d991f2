package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.document.NameComparison.Agreement;
import io.meibo.identity.document.NameComparison.TypedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "ERIKSSON, ANNA MARIA, ERIKSSON, ANNA MARIA",
        "Eriksson, Anna-Maria, ERIKSSON, ANNA MARIA",
        "D’Artagnan, Jean, DARTAGNAN, JEAN",
        "D'Artagnan, J. P., DARTAGNAN, J P",
        "Müller, Jörg, MUELLER, JOERG",
        "Müller, Jörg, MULLER, JORG",
        "Müller, Jörg, MUXXLLER, JORG",
        "Åkerström, Åsa, AAKERSTROEM, AASA",
        "Weiß, Änne, WEISS, AENNE",
        "Núñez, Íñigo, NUNEZ, INIGO",
        "Núñez, Íñigo, NUNXXEZ, INIGO",
        "Sørensen, Søren, SOERENSEN, SOEREN",
        "Þórðardóttir, Æsa, THORDARDOTTIR, AESA",
        "Łukasz, Zoë, LUKASZ, ZOE",
        "Lǚ, Xiǎo-Lóng, LYU, XIAOLONG",
        "LÜ, NA, LYU, NA",
        "LV, NA, LYU, NA",
        "Ĳsbrand, Jan, IJSBRAND, JAN",
        "ＹＡＭＡＤＡ, ＴＡＲＯ, YAMADA, TARO",
        "van der Muellen, Joris, VAN DER MUELLEN, JORIS",
    })
    void permitted_spellings_are_one_name(String family, String given, String primary, String secondary) {
        assertThat(compare(family, given, primary, secondary)).isEqualTo(Agreement.SAME);
    }

    @ParameterizedTest
    @CsvSource({
        "ERIKSON, ANNA MARIA, ERIKSSON, ANNA MARIA",
        "ERIKSSON, ANNA, ERIKSSON, ANNA MARIA",
        "ANNA MARIA, ERIKSSON, ERIKSSON, ANNA MARIA",
        "LI, NA, LIN, A",
        "LU, NA, LYU, NA",
        "Mueller, Jörg, MULLER, JORG",
        "OHNO, KEN, ONO, KEN",
    })
    void a_close_name_is_for_a_person_to_judge(String family, String given, String primary, String secondary) {
        assertThat(compare(family, given, primary, secondary)).isEqualTo(Agreement.SIMILAR);
    }

    @ParameterizedTest
    @CsvSource({
        "SMITH, JOHN, ERIKSSON, ANNA MARIA",
        "WANG, WEI, LI, NA",
        "YAMADA, TARO, TANAKA, HANAKO",
    })
    void another_name_is_different(String family, String given, String primary, String secondary) {
        assertThat(compare(family, given, primary, secondary)).isEqualTo(Agreement.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "OHNO, KEN, ONO, KEN",
        "Ōno, Ken, ONO, KEN",
        "OONO, YUUKO, OHNO, YUKO",
        "SATOU, TAROU, SATOH, TARO",
        "INOUE, TARO, INOUE, TARO",
        "HONMA, JUNPEI, HOMMA, JUMPEI",
    })
    void long_vowels_do_not_count_in_japanese_names(String family, String given, String primary, String secondary) {
        assertThat(NameComparison.compare(
                        new TypedName(family, given, "", ""), new MrzName(primary, secondary, false), true))
                .isEqualTo(Agreement.SAME);
    }

    @ParameterizedTest
    @CsvSource({
        "山田, 太郎, ヤマダ, タロウ, YAMADA, TARO",
        "井上, 裕子, いのうえ, ゆうこ, INOUE, YUKO",
        "大野, 潤平, ｵｵﾉ, ｼﾞｭﾝﾍﾟｲ, ONO, JUMPEI",
        "服部, 八千代, ハットリ, ヤチヨ, HATTORI, YACHIYO",
        "越智, 京子, オッチ, キョウコ, OTCHI, KYOKO",
        "ウィリアムズ, ジェーン, '', '', WIRIAMUZU, JEN",
    })
    void kanji_names_are_compared_by_their_kana(
            String family, String given, String familyKana, String givenKana, String primary, String secondary) {
        assertThat(NameComparison.compare(
                        new TypedName(family, given, familyKana, givenKana),
                        new MrzName(primary, secondary, false),
                        true))
                .isEqualTo(Agreement.SAME);
    }

    @Test
    void kana_of_another_name_are_different() {
        assertThat(NameComparison.compare(
                        new TypedName("山田", "太郎", "スズキ", "ジロウ"), new MrzName("YAMADA", "TARO", false), true))
                .isEqualTo(Agreement.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({"山田, 太郎", "王, 小明", "Иванов, Пётр", "김, 민준"})
    void names_without_latin_letters_need_a_person(String family, String given) {
        assertThat(compare(family, given, "YAMADA", "TARO")).isEqualTo(Agreement.NOT_COMPARABLE);
    }

    @Test
    void of_a_name_cut_off_only_the_prefix_is_compared() {
        MrzName printed = MrzName.read("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K");
        assertThat(NameComparison.compare(
                        new TypedName("Nilavadhanananda", "Chayapa Dejthamrong Krasuang", "", ""), printed, false))
                .isEqualTo(Agreement.SAME_AS_FAR_AS_PRINTED);
        assertThat(NameComparison.compare(
                        new TypedName("Nilavadhanananda", "Chayapa Dejthamrong Prasuang", "", ""), printed, false))
                .isEqualTo(Agreement.SIMILAR);
    }

    @Test
    void a_holder_of_one_name_may_have_it_in_either_field() {
        MrzName printed = new MrzName("ARKFREITH", "", false);
        assertThat(NameComparison.compare(new TypedName("", "Arkfreith", "", ""), printed, false))
                .isEqualTo(Agreement.SAME);
        assertThat(NameComparison.compare(new TypedName("Ark", "freith", "", ""), printed, false))
                .isEqualTo(Agreement.SAME);
    }

    private static Agreement compare(String family, String given, String primary, String secondary) {
        return NameComparison.compare(
                new TypedName(family, given, "", ""), new MrzName(primary, secondary, false), false);
    }
}
