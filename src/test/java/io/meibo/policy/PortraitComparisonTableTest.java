package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitComparisonTableTest {

    private static final Table TABLE = new Table("portrait-comparison");

    @ParameterizedTest(name = "{1} over {2} by {3} with {4}, road {5}, on {6}: {7}")
    @CsvSource(
            textBlock =
                    """
        CHN, cn-prepaid-voice,      counter, portrait-compared, cn-resident-id,     refuse,   2026-11-25, not-needed, RefusedAnyway
        CHN, cn-prepaid-voice,      counter, portrait-compared, cn-resident-id,     straight, 2026-11-25, due,        CnCounter
        CHN, cn-postpaid-voice,     counter, document-shown,    passport,           review,   2019-12-01, due,        CnCounter
        CHN, cn-prepaid-voice,      counter, document-shown,    cn-household-booklet, review, 2026-11-25, person,     CnCounterNoPhoto
        CHN, cn-prepaid-voice,      counter, document-shown,    passport,           review,   2019-11-30, person,     CnCounterEarlier
        CHN, cn-prepaid-voice,      online,  image-uploaded,    cn-resident-id,     review,   2026-11-25, person,     CnOnline
        CHN, cn-prepaid-voice,      partner, document-shown,    passport,           review,   2026-11-25, person,     CnOtherChannel
        CHN, cn-bank-class-1,       counter, portrait-compared, cn-resident-id,     review-by-two, 2026-11-25, due,   CnBankCounter
        CHN, cn-bank-class-1,       online,  portrait-compared, cn-resident-id,     review-by-two, 2026-11-25, person, CnBankOtherChannel
        CHN, cn-transit-concession, counter, document-shown,    cn-resident-id,     straight, 2026-11-25, not-needed, CnTransitCard
        CHN, cn-transit-ordinary,   counter, none,              none,               straight, 2026-11-25, not-needed, CnTransitCard
        CHN, unknown,               counter, document-shown,    passport,           straight, 2026-11-25, person,     CnOtherProduct
        JPN, jp-postpaid-voice,     online,  chip-read,         jp-driver-licence,  straight, 2026-11-25, not-needed, JpChipOnline
        JPN, jp-postpaid-voice,     counter, document-shown,    jp-driver-licence,  straight, 2026-11-25, not-needed, JpCounter
        JPN, jp-prepaid-data,       online,  electronic-signature, jp-my-number-card, straight, 2026-11-25, not-needed, JpOtherMethod
        JPN, jp-transit-named,      counter, none,              none,               straight, 2026-11-25, not-needed, JpTransitCard
        JPN, unknown,               counter, document-shown,    passport,           straight, 2026-11-25, person,     JpOtherProduct
        SWE, unknown,               counter, document-shown,    passport,           straight, 2026-11-25, person,     CatchAll
        """)
    void whether_it_is_due_is_set_by_product_channel_method_document_and_day(
            String country,
            String product,
            String channel,
            String verification,
            String documentType,
            String road,
            LocalDate appliedOn,
            String comparison,
            String rule) {
        assertThat(TABLE.row(Map.of(
                        "country", country,
                        "product", product,
                        "channel", channel,
                        "verification", verification,
                        "documentType", documentType,
                        "reviewRoute", road,
                        "appliedOn", appliedOn)))
                .containsEntry("portraitComparison", comparison);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
