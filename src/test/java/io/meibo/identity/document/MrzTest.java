package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding.Outcome;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrzTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String ERIKSSON = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";

    @Test
    void a_passport_is_read_field_by_field() {
        Mrz mrz = Mrz.of(List.of(ERIKSSON, "L898902C36UTO7408122F1204159ZE184226B<<<<<10"))
                .orElseThrow();
        assertThat(mrz.documentCode()).isEqualTo("P");
        assertThat(mrz.issuingState()).isEqualTo("UTO");
        assertThat(mrz.nationality()).isEqualTo("UTO");
        assertThat(mrz.number()).isEqualTo("L898902C3");
        assertThat(mrz.name()).isEqualTo(new MrzName("ERIKSSON", "ANNA MARIA", false));
        assertThat(mrz.birthDate(TODAY)).contains(new MrzDate("1974-08-12"));
        assertThat(mrz.expiryDate(TODAY)).contains(new MrzDate("2012-04-15"));
        assertThat(mrz.sex()).isEqualTo("F");
        assertThat(mrz.optionalData()).isEqualTo("ZE184226B");
        assertThat(mrz).hasToString("Mrz[TD3]");
        assertThat(mrz.name()).hasToString("MrzName[…]");
    }

    @ParameterizedTest
    @CsvSource({
        "I<UTOD23145890<7349<<<<<<<<<<<|3407127M9507122UTO<<<<<<<<<<<2|STEVENSON<<PETER<JOHN<<<<<<<<<, D23145890734",
        "I<UTOX12345678<908<<<<<<<<<<<<|8402297F3106305UTO<<<<<<<<<<<0|DOE<<JANE<<<<<<<<<<<<<<<<<<<<<, X1234567890",
        "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<, D23145890",
    })
    void a_long_number_is_joined_without_its_filler(String zone, String number) {
        Mrz mrz = Mrz.of(List.of(zone.split("\\|"))).orElseThrow();
        assertThat(mrz.number()).isEqualTo(number);
        assertThat(mrz.optionalData()).isEmpty();
    }

    @Test
    void the_digit_of_a_long_number_does_not_count_the_filler() {
        assertThat(CheckDigits.mrz("X1234567890")).isEqualTo('8');
        assertThat(CheckDigits.mrz("X12345678<90")).isEqualTo('2');
        String counted = td1("I<UTOX12345678<902<<<<<<<<<<<<", "8402297F3106305UTO<<<<<<<<<<<");
        assertThat(MrzCheck.any(counted, TODAY).code()).isEqualTo("MRZ_NUMBER_CHECK_DIGIT");
    }

    @Test
    void a_passport_has_no_long_number() {
        String second = withComposite("L898902C3<UTO7408122F120415973<<<<<<<<<<<<0");
        assertThat(MrzCheck.any(ERIKSSON + "|" + second, TODAY).code()).isEqualTo("MRZ_CHARACTERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "<"})
    void the_digit_behind_unused_optional_data_is_zero_or_filler(String digit) {
        String second = withComposite("L898902C36UTO7408122F1204159<<<<<<<<<<<<<<" + digit);
        assertThat(MrzCheck.any(ERIKSSON + "|" + second, TODAY).valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ZE184226B<<<<<<", "<<<<<<<<<<<<<<1"})
    void another_digit_behind_optional_data_is_wrong(String optional) {
        String second = withComposite("L898902C36UTO7408122F1204159" + optional);
        assertThat(MrzCheck.any(ERIKSSON + "|" + second, TODAY).code()).isEqualTo("MRZ_OPTIONAL_DATA_CHECK_DIGIT");
    }

    @Test
    void germany_has_one_letter_and_is_known() {
        String second = withComposite("C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<0");
        FormatCheck check = MrzCheck.any("P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<|" + second, TODAY);
        assertThat(check.code()).isEqualTo("OK");
        assertThat(check.fields()).containsEntry("issuingState", "D").containsEntry("expiryDate", "2027-02-28");
        assertThat(IssuingStates.toIso("D")).isEqualTo("DEU");
    }

    @Test
    void an_unknown_state_is_a_warning_and_not_a_wrong_digit() {
        String zone = "P<QQQERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36QQQ7408122F1204159ZE184226B<<<<<10";
        FormatCheck check = MrzCheck.any(zone, TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.checkDigit().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.code()).isEqualTo("MRZ_STATE_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXA", "XXB", "XXC", "XXX", "UNO", "EUE", "GBD", "XKX", "RKS", "SWE", "CHN", "JPN", "D"})
    void states_of_iso_and_of_icao_are_known(String code) {
        assertThat(IssuingStates.finding(code).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "740812, 1974-08-12",
        "261125, 2026-11-25",
        "261126, 1926-11-26",
        "680229, 1968-02-29",
        "000229, 2000-02-29",
        "75<<<<, 1975",
        "7505<<, 1975-05",
        "26<<<<, 2026",
        "27<<<<, 1927",
        "2612<<, 1926-12",
        "<<<<<<, ''",
    })
    void a_birth_date_is_never_in_the_future(String printed, String iso) {
        assertThat(MrzDate.ofBirth(printed, TODAY)).contains(new MrzDate(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"740230", "290229", "741301", "740800", "74<<12", "<<0812", "7408<1", "7513<<"})
    void a_date_that_does_not_exist_is_refused(String printed) {
        assertThat(MrzDate.ofBirth(printed, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "120415, 2012-04-15",
        "310630, 2031-06-30",
        "751231, 2075-12-31",
        "770101, 1977-01-01",
        "950712, 1995-07-12",
        "<<<<<<, ''",
    })
    void an_expiry_date_lies_in_the_nearest_century(String printed, String iso) {
        assertThat(MrzDate.ofExpiry(printed, TODAY)).contains(new MrzDate(iso));
    }

    @Test
    void an_expiry_date_near_the_turn_of_the_century_goes_forward() {
        assertThat(MrzDate.ofExpiry("050101", LocalDate.of(2098, 1, 1))).contains(new MrzDate("2105-01-01"));
    }

    @ParameterizedTest
    @CsvSource({"1975, true", "1975-05, true", "1975-05-03, true", "'', true", "1975-06, false", "1974, false"})
    void unknown_parts_of_a_birth_date_agree_with_any(String iso, boolean agrees) {
        assertThat(new MrzDate(iso).agreesWith(LocalDate.of(1975, 5, 3))).isEqualTo(agrees);
    }

    @Test
    void unknown_birth_parts_count_as_zero_in_the_digit() {
        String second = withComposite("L898902C36UTO75<<<<" + CheckDigits.mrz("75<<<<") + "F1204159ZE184226B<<<<<1");
        FormatCheck check = MrzCheck.any(ERIKSSON + "|" + second, TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields()).containsEntry("birthDate", "1975");
    }

    @Test
    void a_letter_in_the_last_place_means_a_name_cut_off() {
        assertThat(MrzName.read("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"))
                .isEqualTo(new MrzName("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true));
        assertThat(MrzName.read("ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"))
                .isEqualTo(new MrzName("ARKFREITH", "", false));
        assertThat(MrzName.read("VAN<DER<MUELLEN<<JORIS<<<<<<<<<<<<<<<<<").primary())
                .isEqualTo("VAN DER MUELLEN");
    }

    @ParameterizedTest
    @CsvSource({
        "PM, OK", "PP, OK", "P<, OK",
    })
    void any_second_letter_of_a_passport_is_taken(String code, String expected) {
        String second = withComposite("L898902C36SWE7408122F3104159<<<<<<<<<<<<<<0")
                .replace("F3104159", "F310415" + CheckDigits.mrz("310415"));
        second = withComposite(second.substring(0, 43));
        assertThat(MrzCheck.any(code + "SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|" + second, TODAY)
                        .code())
                .isEqualTo(expected);
    }

    @Test
    void a_card_that_says_visa_is_no_card() {
        String zone = "IVUTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        assertThat(MrzCheck.any(zone, TODAY).code()).isEqualTo("MRZ_CHARACTERS");
    }

    @Test
    void national_layouts_are_told_from_td2() {
        String french = "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<|8806923102858CORINNE<<<<<<<6512068F6";
        assertThat(MrzCheck.any(french, TODAY).code()).isEqualTo("MRZ_NATIONAL_LAYOUT");
        assertThat(MrzCheck.any("I<SVK" + "<".repeat(29) + "|" + "<".repeat(34), TODAY)
                        .code())
                .isEqualTo("MRZ_LINES");
    }

    @Test
    void the_layout_is_told_by_size_and_first_letter_and_lower_case_and_full_width_are_read() {
        assertThat(MrzCheck.any("v<utoeriksson<<anna<maria<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<\n", TODAY)
                        .fields())
                .containsEntry("layout", "mrvb");
        assertThat(MrzCheck.any("Ｐ＜" + ERIKSSON.substring(2) + "L898902C36UTO7408122F1204159ZE184226B<<<<<10", TODAY)
                        .fields())
                .containsEntry("layout", "td3");
    }

    @Test
    void all_wrong_digits_are_named() {
        FormatCheck check = MrzCheck.any(ERIKSSON + "|L898902C37UTO7408123F1204158ZE184226B<<<<<29", TODAY);
        assertThat(check.fields())
                .containsEntry("wrongCheckDigits", "number,birth-date,expiry-date,optional-data,composite");
    }

    @Test
    void a_zone_with_a_wrong_digit_cannot_exist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mrz(MrzLayout.TD3, ERIKSSON + "L898902C36UTO7408122F1204159ZE184226B<<<<<20"))
                .withMessageNotContaining("ERIKSSON");
        assertThat(Mrz.of(List.of())).isEmpty();
    }

    private static String td1(String first, String second) {
        String covered =
                first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18, 29);
        return first + "|" + second + CheckDigits.mrz(covered) + "|DOE<<JANE<<<<<<<<<<<<<<<<<<<<<";
    }

    private static String withComposite(String second) {
        return second + CheckDigits.mrz(second.substring(0, 10) + second.substring(13, 20) + second.substring(21, 43));
    }
}
