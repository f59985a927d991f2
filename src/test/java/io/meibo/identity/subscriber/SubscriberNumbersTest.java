package io.meibo.identity.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.format.Finding.Outcome;
import io.meibo.shared.ActivationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "898821100000053008, OK, 8988211000000530082",
        "8988211000000530082F, OK, 8988211000000530082",
        "898600A1B2C3D4E51234, ICCID_CHECK_DIGIT_UNSURE, 898600A1B2C3D4E51234",
    })
    void an_iccid_is_given_back_complete(String text, String code, String iccid) {
        assertThat(SubscriberNumbers.iccid(text).code()).isEqualTo(code);
        assertThat(SubscriberNumbers.iccid(text).fields()).containsEntry("iccid", iccid);
    }

    @Test
    void test_networks_are_a_warning() {
        assertThat(SubscriberNumbers.imsi("001010123456789").valid()).isTrue();
        assertThat(SubscriberNumbers.imsi("001010123456789").code()).isEqualTo("IMSI_TEST_NETWORK");
    }

    @ParameterizedTest
    @CsvSource({"060-1234-5678, JPN", "０９０－１２３４－５６７８, JPN", "+81 70 1234 5678, JPN", "+86 13123456789, CHN"})
    void a_mobile_number_may_be_written_in_many_ways(String text, String country) {
        assertThat(SubscriberNumbers.msisdn(text, country).code()).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({"1064612345678, CHN", "02012345678, JPN"})
    void a_machine_number_is_never_for_a_person(String text, String country) {
        assertThat(SubscriberNumbers.msisdn(text, country).code()).isEqualTo("MSISDN_FOR_MACHINES");
    }

    @Test
    void a_number_of_the_other_country_is_not_taken() {
        assertThat(SubscriberNumbers.msisdn("13123456789", "JPN").valid()).isFalse();
        assertThat(SubscriberNumbers.msisdn("09012345678", "CHN").valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "490154203237518, PASSED",
        "49-015420-323751-8, PASSED",
        "49015420323751, NOT_APPLICABLE",
        "4901542032375101, NOT_APPLICABLE",
        "490154203237517, FAILED",
    })
    void an_imei_has_a_check_digit_only_with_fifteen_digits(String text, Outcome outcome) {
        assertThat(SubscriberNumbers.imei(text).checkDigit().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "LPA:1$SMDP.GSMA.COM$04386-AGYFT-A74Y8-3F815, false, LPA:1$SMDP.GSMA.COM$04386-AGYFT-A74Y8-3F815",
        "1$smdp.example.com$ABC-123$$1, true, LPA:1$smdp.example.com$ABC-123$$1",
        "lpa:1$smdp.example.com$, false, LPA:1$smdp.example.com$",
        "LPA:1$smdp.example.com$abc$1.3.6.1.4.1.31746$1, true, LPA:1$smdp.example.com$abc$1.3.6.1.4.1.31746$1",
        "LPA:1$smdp.example.com$ABC$$1$later$fields, true, LPA:1$smdp.example.com$ABC$$1",
        "LPA:1$smdp.example.com$ABC$1.3.6.1, false, LPA:1$smdp.example.com$ABC$1.3.6.1",
    })
    void an_activation_code_is_read_and_written(String text, boolean confirmation, String qrText) {
        ActivationCode code = ActivationCode.of(text).orElseThrow();
        assertThat(code.confirmationCodeRequired()).isEqualTo(confirmation);
        assertThat(code.toQrText()).isEqualTo(qrText);
        assertThat(code.toString()).doesNotContainIgnoringCase("ABC").doesNotContain("04386");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LPA:2$smdp.example.com$ABC",
                "LPA:1$smdp$ABC",
                "LPA:1$smdp.example.com",
                "LPA:1$smdp.example.com$AB_C",
                "LPA:1$smdp.example.com$ABC$$2",
                "LPA:1$-smdp.example.com$ABC",
                "QR:1$smdp.example.com$ABC",
            })
    void anything_else_is_no_activation_code(String text) {
        assertThat(ActivationCode.of(text)).isEmpty();
    }

    @Test
    void an_activation_code_has_at_most_255_characters() {
        String start = "LPA:1$smdp.example.com$";
        assertThat(ActivationCode.of(start + "A".repeat(255 - start.length()))).isPresent();
        assertThat(ActivationCode.of(start + "A".repeat(256 - start.length()))).isEmpty();
    }
}
