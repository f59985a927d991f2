package io.meibo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "8988211000000530082, 8988211000000530082",
        "89882110000005300811, 89882110000005300811",
        "8965880812100011146, 8965880812100011146",
        "8988211000000530082F, 8988211000000530082",
        "8988 2110 0000 0530 082, 8988211000000530082",
        "898821100000053008, 8988211000000530082",
        "898821100000053008FF, 8988211000000530082",
        "898600A1B2C3D4E51234, 898600A1B2C3D4E51234",
    })
    void an_iccid_is_stored_without_padding_and_with_its_check_digit(String text, String digits) {
        assertThat(Iccid.parse(text).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8988211000000530081",
                "8988211000000530083",
                "89882110000005300812",
                "88882110000005300811",
                "898821100000053008FFF",
                "898821100A0000530082",
                "89882110000005300",
                "898821100000053008222",
                "",
            })
    void a_wrong_iccid_cannot_exist(String text) {
        assertThat(Iccid.of(text)).isEmpty();
    }

    @Test
    void only_a_chinese_card_of_twenty_characters_may_fail_the_luhn_rule() {
        assertThat(Iccid.parse("898600A1B2C3D4E51234").checkDigitHolds()).isFalse();
        assertThat(Iccid.parse("89882110000005300811").checkDigitHolds()).isTrue();
        assertThat(Iccid.of("8986000000000000000")).isEmpty();
    }

    @Test
    void a_refusal_does_not_repeat_the_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Iccid.parse("8988211000000530081"))
                .withMessageNotContaining("530081");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Imsi.parse("439011234567890"))
                .withMessageNotContaining("4567890");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Msisdn.parse("0800-111-2222"))
                .withMessageNotContaining("2222");
    }

    @Test
    void numbers_print_masked() {
        assertThat(Iccid.parse("8988211000000530082")).hasToString("Iccid[898821…82]");
        assertThat(Imsi.parse("460001234567890")).hasToString("Imsi[46000…]");
        assertThat(Msisdn.parse("090-1234-5678")).hasToString("Msisdn[+81…78]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429011234567890", "460001234567890", "440101234567890", "441501234567890"})
    void an_imsi_begins_with_an_assigned_country_code(String digits) {
        assertThat(Imsi.parse(digits).digits()).isEqualTo(digits);
        assertThat(Imsi.parse(digits).isOutsidePublicNetworks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"439011234567890", "4600012345678901", "4600012345678", "46000123456789X", ""})
    void a_wrong_imsi_cannot_exist(String text) {
        assertThat(Imsi.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"001010123456789", "999700000000001"})
    void test_and_private_networks_are_told_apart(String digits) {
        assertThat(Imsi.parse(digits).isOutsidePublicNetworks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "090-1234-5678, +819012345678, JPN",
        "+81 90-1234-5678, +819012345678, JPN",
        "+81 (0)90-1234-5678, +819012345678, JPN",
        "060-1234-5678, +816012345678, JPN",
        "07012345678, +817012345678, JPN",
        "13123456789, +8613123456789, CHN",
        "+86 131 2345 6789, +8613123456789, CHN",
    })
    void a_mobile_number_is_kept_in_international_form(String text, String e164, String country) {
        Msisdn number = Msisdn.parse(text);
        assertThat(number.e164()).isEqualTo(e164);
        assertThat(number.country()).isEqualTo(country);
        assertThat(number.isForMachines()).isFalse();
        assertThat(Msisdn.parse(number.national())).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1064612345678", "1400123456789", "1480123456789", "02012345678", "02001234567890"})
    void machine_numbers_are_another_product(String text) {
        assertThat(Msisdn.parse(text).isForMachines()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0800-111-2222",
                "0120-123-456",
                "050-1234-5678",
                "03-1234-5678",
                "090-0234-5678",
                "060-0234-5678",
                "02041234567",
                "10123456789",
                "14912345678",
                "+442071838750",
                "+",
                "",
            })
    void a_number_of_another_kind_is_no_msisdn(String text) {
        assertThat(Msisdn.of(text)).isEmpty();
    }

    @Test
    void the_luhn_digit_is_computed_and_checked() {
        assertThat(Luhn.checkDigit("898821100000053008")).isEqualTo('2');
        assertThat(Luhn.holds("4111111111111111")).isTrue();
        assertThat(Luhn.holds("4111111111111112")).isFalse();
        assertThat(Luhn.holds("")).isFalse();
    }
}
