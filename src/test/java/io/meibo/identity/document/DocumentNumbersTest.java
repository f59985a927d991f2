package io.meibo.identity.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meibo.identity.document.ResidentNumber.Kind;
import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.Finding.Outcome;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumbersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void a_resident_number_keeps_its_x_in_upper_case_and_prints_masked() {
        ResidentNumber number =
                ResidentNumber.of(Kind.CITIZEN, "１１０１０５ 19491231-002x").orElseThrow();
        assertThat(number.number()).isEqualTo("11010519491231002X");
        assertThat(number.birthDate()).isEqualTo("1949-12-31");
        assertThat(number.sex()).isEqualTo("F");
        assertThat(number).hasToString("ResidentNumber[CITIZEN]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResidentNumber(Kind.CITIZEN, "110105194912310021"))
                .withMessageNotContaining("1949");
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN, 11010519490229002, BIRTH_DATE_IMPOSSIBLE",
        "CITIZEN, 99010519491231002, RESIDENT_ID_FORMAT",
        "CITIZEN, 16010519491231002, PROVINCE_UNKNOWN",
        "CITIZEN, 11010520261126002, BIRTH_DATE_IN_FUTURE",
        "CITIZEN, 11010520261125002, OK",
        "CITIZEN, 83000019920130002, OK",
        "CITIZEN, 51232219491231002, OK",
        "HMT_PERMIT, 82000019750505001, OK",
        "HMT_PERMIT, 82000119750505001, HMT_PERMIT_FORMAT",
        "FOREIGNER, 91112419810803002, OK",
        "FOREIGNER, 11010519491231002, FOREIGN_RESIDENT_ID_FORMAT",
    })
    void the_first_digits_tell_the_kind_and_only_the_province_counts(Kind kind, String digits, String code) {
        String number = digits + CheckDigits.residentId(digits);
        assertThat(ResidentNumber.check(kind, number, TODAY).code()).isEqualTo(code);
    }

    @Test
    void check_digit_and_plausibility_are_two_results() {
        FormatCheck check = ResidentNumber.check(Kind.CITIZEN, "11010519490229002X", TODAY);
        assertThat(check.format().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(check.checkDigit().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(check.plausibility().code()).isEqualTo("BIRTH_DATE_IMPOSSIBLE");
    }

    @Test
    void an_old_number_becomes_a_new_one() {
        assertThat(ResidentNumber.fromFifteen("130503670401001")).isEqualTo("130503196704010016");
        assertThat(ResidentNumber.checkFifteen("130503670401001", TODAY).fields())
                .containsEntry("number", "130503196704010016");
        assertThat(ResidentNumber.checkFifteen("130503670401001|130503196704010015", TODAY)
                        .code())
                .isEqualTo("RESIDENT_ID_15_DIFFERS");
    }

    @ParameterizedTest
    @CsvSource({
        "H12345678, H12345678,",
        "M1234567801, M12345678, 01",
        "h0123456702, H01234567, 02",
        "MA1234567, MA1234567,",
    })
    void a_hong_kong_or_macao_permit_may_print_its_renewal(String text, String number, String renewal) {
        FormatCheck check = DocumentNumbers.hkMacaoTravelPermit(text);
        assertThat(check.fields()).containsEntry("number", number);
        assertThat(check.fields().get("renewal")).isEqualTo(renewal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H1234567", "H123456789", "HB1234567", "HA12345678", "T12345678", "H123456789012"})
    void another_shape_is_no_hong_kong_or_macao_permit(String text) {
        assertThat(DocumentNumbers.hkMacaoTravelPermit(text).code()).isEqualTo("HK_MACAO_PERMIT_FORMAT");
    }

    @ParameterizedTest
    @CsvSource({"12345678, true", "1234567890(B), true", "1234567890（Ｂ）, true", "1234567890, false", "123456789, false"
    })
    void a_taiwan_permit_has_eight_digits_or_ten_and_a_letter(String text, boolean valid) {
        assertThat(DocumentNumbers.taiwanTravelPermit(text).valid()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "E12345678, true",
        "G12345678, true",
        "EA1234567, true",
        "K12345678, true",
        "KJ1234567, true",
        "MA1234567, true",
        "D1234567, true",
        "E1234567, false",
        "EAB123456, false",
        "GA1234567, false",
        "X12345678, false",
    })
    void a_chinese_passport_belongs_to_a_series(String text, boolean valid) {
        assertThat(DocumentNumbers.cnPassport(text).valid()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"TK1234567, true", "tk1234567, true", "T12345678, false", "TK123456, false"})
    void a_japanese_passport_has_two_letters_and_seven_digits(String text, boolean valid) {
        assertThat(DocumentNumbers.jpPassport(text).valid()).isEqualTo(valid);
    }

    @Test
    void the_older_permanent_resident_card_is_checked_by_shape_only() {
        FormatCheck check = DocumentNumbers.oldForeignResidentId("CAN110081080310");
        assertThat(check.valid()).isTrue();
        assertThat(check.checkDigit().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(check.fields()).containsEntry("nationality", "CAN");
        assertThat(DocumentNumbers.oldForeignResidentId("CA1100810803101").valid())
                .isFalse();
    }

    @Test
    void remainders_zero_and_one_differ_between_licence_and_my_number() {
        assertThat(CheckDigits.driverLicence("0000000000")).isEqualTo('1');
        assertThat(CheckDigits.driverLicence("4500000001")).isEqualTo('2');
        assertThat(CheckDigits.driverLicence("0000000050")).isEqualTo('7');
        assertThat(CheckDigits.driverLicence("0000000006")).isEqualTo('0');
        assertThat(CheckDigits.myNumber("00000000000")).isEqualTo('0');
        assertThat(CheckDigits.myNumber("00000000006")).isEqualTo('0');
        assertThat(CheckDigits.myNumber("00000000001")).isEqualTo('9');
    }

    @ParameterizedTest
    @CsvSource({"0, true", "9, true"})
    void the_last_digit_of_a_licence_counts_reissues_and_is_not_covered(String reissues, boolean valid) {
        assertThat(DocumentNumbers.driverLicence("30201234561" + reissues).valid())
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "621498320257",
                "マイナンバーは６２１４ ９８３２ ０２５７です",
                "my number: 6214-9832-0257.",
                "個人番号：6214－9832－0257",
                "6 2 1 4 9 8 3 2 0 2 5 7",
                "1234 5678 6214 9832 0257",
                "a621498320257b",
            })
    void a_my_number_is_found_however_it_is_written(String text) {
        assertThat(MyNumberDetector.findsIn(text)).isTrue();
        assertThat(MyNumberDetector.mask(text)).contains("************").doesNotContain("0257");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "621498320258",
                "6214983202570",
                "1621498320257",
                "8988211000000530082",
                "+819012345678",
                "090-1234-5678",
                "no number at all",
                "",
            })
    void other_numbers_are_left_alone(String text) {
        assertThat(MyNumberDetector.findsIn(text)).isFalse();
        assertThat(MyNumberDetector.mask(text)).isEqualTo(text);
    }
}
