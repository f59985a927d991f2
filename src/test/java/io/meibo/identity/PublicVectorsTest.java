package io.meibo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public test vectors of domain.md section 8, each with the code it must be answered with. */
class PublicVectorsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            mrz-td1; I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<; MRZ_SPECIMEN_STATE
            mrz-td1; I<UTOD23145890<7349<<<<<<<<<<<|3407127M9507122UTO<<<<<<<<<<<2|STEVENSON<<PETER<JOHN<<<<<<<<<; MRZ_SPECIMEN_STATE
            mrz-td1; I<UTOX12345678<908<<<<<<<<<<<<|8402297F3106305UTO<<<<<<<<<<<0|DOE<<JANE<<<<<<<<<<<<<<<<<<<<<; MRZ_SPECIMEN_STATE
            mrz-td2; I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|D231458907UTO7408122F1204159<<<<<<<6; MRZ_SPECIMEN_STATE
            mrz-td3; P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10; MRZ_SPECIMEN_STATE
            mrz-mrva; V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L8988901C4XXX4009078F96121096ZE184226B<<<<<<; MRZ_SPECIMEN_STATE
            mrz-mrvb; V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|L8988901C4XXX4009078F9612109<<<<<<<<; MRZ_SPECIMEN_STATE
            cn-resident-id; 11010519491231002X; OK
            cn-resident-id; 440524188001010014; OK
            cn-resident-id-15to18; 130503670401001|130503196704010016; OK
            cn-hmt-residence-permit; 810000199408230021; OK
            cn-hmt-residence-permit; 830000199201300022; OK
            cn-foreign-permanent-resident-id; 911124198108030024; OK
            cn-hk-macao-travel-permit; H00000000; OK
            cn-hk-macao-travel-permit; HA0000000; OK
            cn-unified-social-credit-code; 91350100M000100Y43; OK
            jp-residence-card-number; AB12345678CD; OK
            jp-individual-number-detector; 621498320257; MY_NUMBER_DETECTED
            jp-driver-licence-number; 302012345610; OK
            jp-driver-licence-number; 450000000120; OK
            jp-corporate-number; 5835678256246; OK
            jp-corporate-number; 8700110005901; OK
            iccid; 8988211000000530082; OK
            iccid; 89882110000005300811; OK
            iccid; 8965880812100011146; OK
            eid; 89034011560010000000000000000121; OK
            eid; 89001012012341234012345678901224; OK
            lpa-activation-code; LPA:1$SMDP.GSMA.COM$04386-AGYFT-A74Y8-3F815; OK
            lpa-activation-code; LPA:1$smdp.example.com$ABC-123$$1; OK
            imsi; 429011234567890; OK
            imsi; 460001234567890; OK
            msisdn-jp-mobile; 090-1234-5678; OK
            msisdn-cn-mobile; 13123456789; OK
            bank-card-pan; 4111111111111111; BANK_CARD_DETECTED
            bank-card-pan; 6200000000000005; BANK_CARD_DETECTED
            """)
    void valid_values_are_valid(String format, String value, String code) {
        FormatCheck check = NumberFormats.check(format, value, TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            mrz-td1; I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<7|ERIKSSON<<ANNA<MARIA<<<<<<<<<<; MRZ_COMPOSITE_CHECK_DIGIT
            mrz-td2; I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|D231458907UTO7408123F1204159<<<<<<<6; MRZ_BIRTH_DATE_CHECK_DIGIT
            mrz-td3; P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<20; MRZ_OPTIONAL_DATA_CHECK_DIGIT
            mrz-mrvb; V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|L8988901C5XXX4009078F9612109<<<<<<<<; MRZ_NUMBER_CHECK_DIGIT
            cn-resident-id; 110105194912310021; CHECK_DIGIT_WRONG
            cn-resident-id; 11010519490229002X; CHECK_DIGIT_WRONG
            cn-hmt-residence-permit; 820000197505050018; CHECK_DIGIT_WRONG
            cn-foreign-permanent-resident-id; 911124198108030025; CHECK_DIGIT_WRONG
            cn-hk-macao-travel-permit; HC0000000; HK_MACAO_PERMIT_FORMAT
            cn-unified-social-credit-code; 91350100M000100Y44; CHECK_DIGIT_WRONG
            jp-residence-card-number; AB1234567CDE; RESIDENCE_CARD_FORMAT
            jp-individual-number-detector; 621498320258; CHECK_DIGIT_WRONG
            jp-driver-licence-number; 302012345620; CHECK_DIGIT_WRONG
            jp-corporate-number; 2835678256246; CHECK_DIGIT_WRONG
            iccid; 8988211000000530081; CHECK_DIGIT_WRONG
            eid; 89034011560010000000000000000122; CHECK_DIGIT_WRONG
            lpa-activation-code; LPA:1$smdp.example.com$ABC$DEF; ACTIVATION_CODE_FORMAT
            imsi; 439011234567890; IMSI_COUNTRY_UNKNOWN
            msisdn-jp-mobile; 0800-111-2222; MSISDN_JP_FORMAT
            msisdn-cn-mobile; 10123456789; MSISDN_CN_FORMAT
            bank-card-pan; 4111111111111112; CHECK_DIGIT_WRONG
            """)
    void invalid_values_are_invalid_for_the_published_reason(String format, String value, String code) {
        FormatCheck check = NumberFormats.check(format, value, TODAY);
        assertThat(check.valid()).isFalse();
        assertThat(check.code()).isEqualTo(code);
    }

    @Test
    void every_format_survives_every_kind_of_rubbish() {
        String[] rubbish = {
            "", " ", "|", "||", "\n", "<", "-", "0", "X", "９", "ı", "\u0000", "😀", "$", "1$", "LPA:1$$", "+"
        };
        for (String format : NumberFormats.names()) {
            for (String value : rubbish) {
                assertThat(NumberFormats.check(format, value, TODAY).valid())
                        .as("%s of <%s>", format, value)
                        .isFalse();
            }
            for (int length = 1; length <= 301; length++) {
                assertThat(NumberFormats.check(format, "<".repeat(length), TODAY)
                                .valid())
                        .isFalse();
                assertThat(NumberFormats.check(format, "Ａ".repeat(length), TODAY)
                                .valid())
                        .isFalse();
            }
        }
    }

    @Test
    void an_unknown_format_and_an_overlong_value_are_answered() {
        assertThat(NumberFormats.check("passport", "E00000000", TODAY).code()).isEqualTo("FORMAT_UNKNOWN");
        assertThat(NumberFormats.check("iccid", "8".repeat(301), TODAY).code()).isEqualTo("VALUE_TOO_LONG");
    }

    @Test
    void an_answer_prints_no_field() {
        FormatCheck check = NumberFormats.check("cn-resident-id", "11010519491231002X", TODAY);
        assertThat(check).hasToString("FormatCheck[OK]");
        assertThat(check.fields()).containsEntry("birthDate", "1949-12-31").containsEntry("sex", "F");
    }
}
