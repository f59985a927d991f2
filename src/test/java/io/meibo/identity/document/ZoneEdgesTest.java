package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.NumberFormats;
import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding.Outcome;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of the zone: shortest and longest long numbers, dates that do not exist, what a value prints. */
class ZoneEdgesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({"X12345678, 0", "X12345678, 012345678901", "AB1234567, Z"})
    void a_card_of_three_lines_holds_numbers_from_ten_characters(String nine, String more) {
        String number = nine + more;
        String first = "I<JPN" + nine + "<" + filled(more + CheckDigits.mrz(number), 15);
        FormatCheck check = NumberFormats.check("mrz-td1", td1(first, "840229", "310630"), TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields()).containsEntry("number", number).doesNotContainKey("optionalData");
    }

    @Test
    void a_card_of_two_lines_holds_long_numbers_up_to_its_end() {
        String number = "X12345678" + "012345";
        String data = "012345" + CheckDigits.mrz(number);
        FormatCheck check = NumberFormats.check("mrz-td2", td2("X12345678<", data), TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields()).containsEntry("number", number);
    }

    @Test
    void what_stands_behind_a_long_number_is_optional_data() {
        String data = "0" + CheckDigits.mrz("X123456780") + "<AB12";
        FormatCheck check = NumberFormats.check("mrz-td2", td2("X12345678<", filled(data, 7)), TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields()).containsEntry("number", "X123456780").containsEntry("optionalData", "AB12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<<", "8<<<<<<", "<8<<<<<"})
    void a_filler_for_a_digit_and_no_rest_of_a_number_is_no_long_number(String data) {
        FormatCheck check = NumberFormats.check("mrz-td2", td2("X12345678<", data), TODAY);
        assertThat(check.code()).isEqualTo("MRZ_NUMBER_CHECK_DIGIT");
    }

    @Test
    void the_optional_data_of_both_lines_of_a_card_are_read() {
        String first = "I<JPN" + withDigit("X12345678") + filled("AB", 15);
        String second = withDigit("840229") + "F" + withDigit("310630") + "JPN" + filled("CD", 11);
        String covered = first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18);
        FormatCheck check = NumberFormats.check(
                "mrz-td1", first + "|" + second + CheckDigits.mrz(covered) + "|" + filled("DOE<<JANE", 30), TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields()).containsEntry("optionalData", "AB CD");
    }

    @ParameterizedTest
    @CsvSource({
        "740230, 310630, BIRTH_DATE_IMPOSSIBLE",
        "741301, 310630, BIRTH_DATE_IMPOSSIBLE",
        "840229, 310631, EXPIRY_DATE_IMPOSSIBLE",
        "840229, 31<<<<, EXPIRY_DATE_IMPOSSIBLE",
        "84<<<<, <<<<<<, OK",
        "8402<<, 310630, OK",
    })
    void a_date_that_does_not_exist_is_implausible_although_its_digit_is_right(
            String birth, String expiry, String code) {
        String first = "I<JPN" + withDigit("X12345678") + filled("", 15);
        FormatCheck check = NumberFormats.check("mrz-td1", td1(first, birth, expiry), TODAY);
        assertThat(check.code()).isEqualTo(code);
        assertThat(check.checkDigit().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.plausibility().outcome()).isEqualTo(code.equals("OK") ? Outcome.PASSED : Outcome.FAILED);
    }

    @Test
    void a_french_card_whose_digits_are_right_is_a_card_like_others() {
        String zone = td2(withDigit("X12345678"), filled("", 7))
                .replace("I<JPN", "IDFRA")
                .replace("JPN84", "FRA84");
        assertThat(NumberFormats.check("mrz-td2", zone, TODAY).code()).isEqualTo("OK");
        String wrong = zone.substring(0, zone.length() - 1) + (zone.endsWith("0") ? "1" : "0");
        assertThat(NumberFormats.check("mrz-td2", wrong, TODAY).code()).isEqualTo("MRZ_NATIONAL_LAYOUT");
        assertThat(NumberFormats.check("mrz-td2", wrong.replace("FRA", "ITA"), TODAY)
                        .code())
                .isEqualTo("MRZ_COMPOSITE_CHECK_DIGIT");
    }

    @ParameterizedTest
    @CsvSource({
        "DOE<<JANE<<<<, DOE, JANE, false",
        "DOE<<<<<<<<<<, DOE, '', false",
        "DOE<JANE<<<<<, DOE JANE, '', false",
        "DOE<<JANE<ANN, DOE, JANE ANN, true",
        "DOEJANEXXXXXX, DOEJANEXXXXXX, '', true",
        "DOE<<JANE<<XX, DOE, JANE XX, true",
    })
    void names_are_parted_at_the_first_double_filler(String field, String family, String given, boolean cut) {
        assertThat(MrzName.read(field)).isEqualTo(new MrzName(family, given, cut));
    }

    @Test
    void lines_may_be_sent_in_small_letters_with_spaces_and_empty_lines_between() {
        String first = "I<JPN" + withDigit("X12345678") + filled("", 15);
        String zone = td1(first, "840229", "310630");
        String untidy = "\r\n " + zone.toLowerCase(java.util.Locale.ROOT).replace("|", " \r\n\n|") + "\n";
        assertThat(NumberFormats.check("mrz-td1", untidy, TODAY).valid()).isTrue();
        assertThat(Mrz.of(List.of(zone.split("\\|")))).isPresent();
        assertThat(Mrz.of(List.of(zone.replace('J', '*').split("\\|")))).isEmpty();
        assertThat(Mrz.of(List.of("", " "))).isEmpty();
    }

    @Test
    void nothing_of_a_zone_is_printed() {
        MrzZone zone = new MrzZone(MrzLayout.TD3, "P".repeat(88));
        assertThat(zone).hasToString("MrzZone[TD3]");
        assertThat(new MrzDate("1984-02-29")).hasToString("MrzDate[…]");
        assertThat(new MrzDate("").isUnknown()).isTrue();
        assertThat(new MrzDate("1984").isUnknown()).isFalse();
        assertThat(new NameComparison.TypedName("DOE", "JANE", "", "").toString())
                .doesNotContain("DOE", "JANE");
    }

    @Test
    void a_permanent_resident_id_tells_the_nationality_and_no_region() {
        assertThat(NumberFormats.check("cn-foreign-permanent-resident-id", "911124198108030024", TODAY)
                        .fields())
                .containsEntry("nationalityNumeric", "124")
                .doesNotContainKey("region");
        assertThat(NumberFormats.check("cn-resident-id", "11010519491231002X", TODAY)
                        .fields())
                .containsEntry("region", "110105")
                .doesNotContainKey("nationalityNumeric");
    }

    private static String td1(String first, String birth, String expiry) {
        String second = withDigit(birth) + "F" + withDigit(expiry) + "JPN" + filled("", 11);
        String covered = first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + second.substring(18);
        return first + "|" + second + CheckDigits.mrz(covered) + "|" + filled("DOE<<JANE", 30);
    }

    private static String td2(String number, String data) {
        String birth = withDigit("840229");
        String expiry = withDigit("310630");
        return "I<JPN" + filled("DOE<<JANE", 31) + "|" + number + "JPN" + birth + "F" + expiry + data
                + CheckDigits.mrz(number + birth + expiry + data);
    }

    private static String withDigit(String field) {
        return field + CheckDigits.mrz(field);
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }
}
