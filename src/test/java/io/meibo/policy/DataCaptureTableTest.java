package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCaptureTableTest {

    private static final Table TABLE = new Table("data-capture");

    @ParameterizedTest(name = "{1} over {2} with {3} on {4}: {5}")
    @CsvSource(
            textBlock =
                    """
        CHN, cn-prepaid-voice,      counter,    cn-resident-id,            2026-11-25, reader-required, CnResidentId
        CHN, cn-postpaid-voice,     partner,    cn-resident-id,            2016-05-01, reader-required, CnResidentId
        CHN, cn-iot-data,           home-visit, cn-resident-id,            2026-11-25, reader-required, CnResidentId
        CHN, cn-postpaid-voice,     counter,    cn-resident-id,            2016-04-30, person,          CnResidentIdEarlier
        CHN, cn-prepaid-voice,      counter,    passport,                  2026-11-25, typed-allowed,   CnTravelDocument
        CHN, cn-prepaid-voice,      counter,    cn-taiwan-travel-permit,   2013-09-01, typed-allowed,   CnTravelDocument
        CHN, cn-prepaid-voice,      counter,    cn-hk-macao-travel-permit, 2013-08-31, person,          CnTravelDocumentEarlier
        CHN, cn-prepaid-voice,      counter,    cn-temporary-id,           2026-11-25, person,          CnOtherDocument
        CHN, cn-prepaid-voice,      counter,    cn-hmt-residence-permit,   2026-11-25, person,          CnOtherDocument
        CHN, cn-prepaid-voice,      online,     cn-resident-id,            2026-11-25, person,          CnOnline
        CHN, cn-transit-concession, counter,    cn-resident-id,            2026-11-25, typed-allowed,   CnTransitCard
        CHN, cn-bank-class-1,       counter,    cn-resident-id,            2026-11-25, person,          CnBankCard
        CHN, unknown,               counter,    cn-resident-id,            2026-11-25, person,          CnOtherProduct
        JPN, jp-postpaid-voice,     counter,    jp-driver-licence,         2027-03-31, typed-allowed,   JpCounter
        JPN, jp-postpaid-voice,     counter,    jp-driver-licence,         2027-04-01, person,          JpCounterChipRule
        JPN, jp-prepaid-voice,      online,     jp-my-number-card,         2027-04-01, typed-allowed,   JpOtherChannel
        JPN, jp-transit-named,      counter,    none,                      2027-04-01, typed-allowed,   JpTransitCard
        JPN, unknown,               counter,    passport,                  2026-11-25, person,          JpOtherProduct
        SWE, unknown,               counter,    passport,                  2026-11-25, person,          CatchAll
        """)
    void the_way_in_is_set_by_product_channel_document_and_day(
            String country,
            String product,
            String channel,
            String documentType,
            LocalDate appliedOn,
            String way,
            String rule) {
        assertThat(TABLE.row(DataCapture.inputs(country, product, channel, documentType, appliedOn)))
                .containsEntry("dataCapture", way);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
