package io.meibo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.document.MrzCheck;
import io.meibo.identity.format.CheckDigits;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers among the mistakes of domain.md section 9; the rules among them are held by the tests of the tables. */
class OftenGotWrongTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Nested
    @DisplayName("5: fillers in machine readable zones")
    class Fillers {

        @ParameterizedTest
        @ValueSource(strings = {"0", "<"})
        void the_digit_of_empty_optional_data_of_a_passport_is_zero_or_a_filler(String digit) {
            String covered = "C01X00T478" + "6408125" + "2702283" + "<<<<<<<<<<<<<<" + digit;
            String zone = "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<|C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<"
                    + digit + CheckDigits.mrz(covered);
            FormatCheck check = MrzCheck.any(zone, TODAY);
            assertThat(check.code()).isEqualTo("OK");
            assertThat(check.fields()).containsEntry("issuingState", "D").containsEntry("nationality", "D");
        }

        @Test
        void the_digit_of_a_long_number_leaves_the_filler_out() {
            String zone =
                    "I<UTOX12345678<908<<<<<<<<<<<<|8402297F3106305UTO<<<<<<<<<<<0|DOE<<JANE<<<<<<<<<<<<<<<<<<<<<";
            assertThat(valid("mrz-td1", zone)).isTrue();
            assertThat(NumberFormats.check("mrz-td1", zone, TODAY).fields()).containsEntry("number", "X1234567890");
        }

        @Test
        void a_visa_needs_no_composite_digit() {
            assertThat(valid("mrz-mrvb", "V<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<|C01X00T478D<<6408125F2702283<<<<<<<9"))
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("6: remainders 0 and 1 of the driver's licence and of My Number")
    class Remainders {

        @Test
        void the_licence_prints_one_for_remainder_zero_and_zero_for_remainder_one() {
            assertThat(CheckDigits.driverLicence("0000000000")).isEqualTo('1');
            assertThat(CheckDigits.driverLicence("0000010000"))
                    .as("weight 6, times 2 is 12, remainder 1")
                    .isEqualTo('5');
            assertThat(CheckDigits.driverLicence("0000020000")).isEqualTo('0');
        }

        @Test
        void my_number_prints_zero_for_both() {
            assertThat(CheckDigits.myNumber("00000000000")).isEqualTo('0');
            assertThat(CheckDigits.myNumber("20000000000"))
                    .as("weight 6, times 2 is 12, remainder 1")
                    .isEqualTo('0');
        }
    }

    @Nested
    @DisplayName("7: refused although right")
    class RefusedAlthoughRight {

        @ParameterizedTest
        @CsvSource({
            "cn-hmt-residence-permit, 830000199201300022",
            "cn-resident-id, 830000199201300022",
            "cn-foreign-permanent-resident-id, 911124198108030024",
            "cn-hk-macao-travel-permit, HA0000000",
            "cn-hk-macao-travel-permit, MA0000000",
            "cn-hk-macao-travel-permit, H0000000001",
            "msisdn-jp-mobile, 060-1234-5678",
            "msisdn-jp-mobile, 060-9876-5432",
            "iccid, 89882110000005300811",
            "eid, 12345678901234567890123456789094",
        })
        void a_right_number_is_taken(String format, String value) {
            String whole = format.equals("eid") ? eid(value.substring(0, 30)) : value;
            assertThat(valid(format, whole)).isTrue();
        }

        @Test
        void a_leading_zero_of_the_check_digits_of_an_eid_is_kept() {
            String body = Arrays.stream(
                            new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
                    .mapToObj(i -> String.format("890340115600100000000000000%03d", i))
                    .filter(candidate -> eid(candidate).charAt(30) == '0')
                    .findFirst()
                    .orElseThrow();
            String eid = eid(body);
            assertThat(valid("eid", eid)).isTrue();
            assertThat(valid("eid", body + eid.charAt(31))).isFalse();
        }

        private static String eid(String thirtyDigits) {
            int rest = new java.math.BigInteger(thirtyDigits + "00")
                    .mod(java.math.BigInteger.valueOf(97))
                    .intValueExact();
            return thirtyDigits + String.format("%02d", 98 - rest);
        }
    }

    @Nested
    @DisplayName("8: the number on the back of the My Number card")
    class MyNumber {

        @Test
        void a_detected_number_is_never_given_back() {
            FormatCheck check = NumberFormats.check("jp-individual-number-detector", "6214 9832 0257", TODAY);
            assertThat(check.valid()).isTrue();
            assertThat(check.fields()).isEmpty();
            assertThat(NumberFormats.check("bank-card-pan", "4111111111111111", TODAY)
                            .fields())
                    .isEmpty();
        }
    }

    private static boolean valid(String format, String value) {
        return NumberFormats.check(format, value, TODAY).valid();
    }
}
