package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One document, one form; one name, at least one form in common. */
class FormsTest {

    @ParameterizedTest
    @CsvSource({
        "cn-resident-id, 130503670401001, cn-resident-id, 130503196704010016",
        "cn-resident-id, 11010519491231002x, cn-resident-id, １１０１０５１９４９１２３１００２Ｘ",
        "cn-resident-id, 11010519491231002X, cn-temporary-id, 110105 19491231 002X",
        "cn-hk-macao-travel-permit, H00000000, cn-hk-macao-travel-permit, H0000000002",
        "cn-taiwan-travel-permit, 0012345678(B), cn-taiwan-travel-permit, 0012345678（C）",
        "jp-driver-licence, 302012345610, jp-driver-licence, 3020-1234-5611",
        "jp-residence-card, ab12345678cd, jp-residence-card, AB 1234 5678 CD",
        "passport, l898902c 3, passport, L898902C3"
    })
    void one_document_has_one_form_however_its_number_is_written(
            String type, String number, String otherType, String otherNumber) {
        assertThat(documents(type, number)).isNotEmpty().isEqualTo(documents(otherType, otherNumber));
    }

    @ParameterizedTest
    @CsvSource({
        "cn-hk-macao-travel-permit, H00000000, cn-hmt-residence-permit, 810000199408230021",
        "jp-residence-card, AB12345678CD, jp-special-permanent-resident-certificate, AB12345678CD",
        "jp-residence-card, AB12345678CD, jp-residence-card, AB12345679CD",
        "cn-taiwan-travel-permit, 12345678, passport, 12345678"
    })
    void two_documents_have_two_forms(String type, String number, String otherType, String otherNumber) {
        assertThat(documents(type, number)).doesNotContainAnyElementsOf(documents(otherType, otherNumber));
    }

    @Test
    void the_same_number_in_passports_of_two_states_is_two_documents() {
        assertThat(DocumentForms.documents("passport", "L898902C3", "SWE", List.of()))
                .doesNotContainAnyElementsOf(DocumentForms.documents("passport", "L898902C3", "DEU", List.of()))
                .isEqualTo(DocumentForms.documents("passport", "L898902C3", "SWE", List.of()));
        assertThat(DocumentForms.documents("passport", "C01X00T47", "D", List.of()))
                .isEqualTo(DocumentForms.documents("passport", "C01X00T47", "DEU", List.of()));
    }

    @Test
    void a_long_number_is_found_by_what_its_zone_says() {
        List<String> zone = List.of(
                "I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<");
        assertThat(DocumentForms.documents("id-card", "D23145890", "UTO", zone))
                .containsAll(DocumentForms.documents("id-card", "D23145890734", "UTO", List.of()));
        assertThat(DocumentForms.numbers("id-card", "D23145890", zone)).contains("D23145890734");
    }

    @Test
    void a_my_number_card_has_no_form() {
        assertThat(DocumentForms.documents("jp-my-number-card", "", null, List.of()))
                .isEmpty();
        assertThat(DocumentForms.numbers("jp-my-number-card", "621498320257", List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cn-resident-id, 130503670401001, 130503196704010016",
        "cn-hk-macao-travel-permit, H0000000002, H00000000",
        "jp-driver-licence, 302012345610, 302012345611",
        "passport, L898902C3, l898902c3"
    })
    void a_number_read_out_finds_the_document(String type, String number, String readOut) {
        assertThat(DocumentForms.numbers(type, number, List.of()))
                .containsAnyElementsOf(DocumentForms.numbers(readOut));
    }

    @ParameterizedTest
    @CsvSource({
        "ERIKSSON, ANNA MARIA, eriksson, Anna-Maria",
        "ERIKSSON, ANNA MARIA, ANNAMARIA, ERIKSSON",
        "ERIKSSON, ANNA MARIA, Eriksson, Maria Anna",
        "ＥＲＩＫＳＳＯＮ, ＡＮＮＡ, ERIKSSON, ANNA",
        "D'ARTAGNAN, CHARLES, DARTAGNAN, Charles",
        "佐藤, 花子, 佐藤　花子, ''",
        "サトウ, ハナコ, さとう, はなこ",
        "ｻﾄｳ, ﾊﾅｺ, サトウ, ハナコ"
    })
    void a_name_as_written_is_found_in_any_order_width_and_case(
            String family, String given, String otherFamily, String otherGiven) {
        assertThat(NameForms.written(family, given)).containsAnyElementsOf(NameForms.written(otherFamily, otherGiven));
    }

    @ParameterizedTest
    @CsvSource({
        "MÜLLER, JÖRG, MUELLER, JOERG",
        "MÜLLER, JÖRG, MULLER, JORG",
        "ÅSTRÖM, ÆGIR, AASTROEM, AEGIR",
        "NUÑEZ, JOSÉ, NUNXXEZ, JOSE",
        "LÜ, MEI, LYU, MEI",
        "LÜ, MEI, LV, MEI",
        "OHNO, KYOKO, ONO, KYOUKO",
        "GROẞ, EVA, GROSS, EVA",
        "髙橋, 花子, 高橋, 花子"
    })
    void a_name_is_found_in_its_other_spellings(String family, String given, String otherFamily, String otherGiven) {
        assertThat(NameForms.spellings(family, given, "", ""))
                .containsAnyElementsOf(NameForms.spellings(otherFamily, otherGiven, "", ""));
    }

    @Test
    void a_japanese_name_is_found_by_its_kana_as_the_passport_prints_it() {
        MrzName printed = new MrzName("ONO", "TARO", false);
        assertThat(NameForms.spellings("大野", "太郎", "オオノ", "タロウ")).containsAnyElementsOf(NameForms.printed(printed));
    }

    @Test
    void a_cut_off_name_finds_nobody() {
        assertThat(NameForms.printed(new MrzName("ERIKSSON", "ANNA MAR", true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ERIKSSON, ANNA, ERIKSSON, BRITTA", "佐藤, 花子, 佐藤, 花江", "LI, NA, LU, NA", "WANG, WEI, WANG, WEN"})
    void another_name_is_another(String family, String given, String otherFamily, String otherGiven) {
        Set<String> one = new HashSet<>(NameForms.written(family, given));
        one.addAll(NameForms.spellings(family, given, "", ""));
        assertThat(one)
                .doesNotContainAnyElementsOf(NameForms.written(otherFamily, otherGiven))
                .doesNotContainAnyElementsOf(NameForms.spellings(otherFamily, otherGiven, "", ""));
    }

    private static Set<String> documents(String type, String number) {
        return DocumentForms.documents(type, number, null, List.of());
    }
}
