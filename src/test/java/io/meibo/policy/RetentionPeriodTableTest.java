package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPeriodTableTest {

    private static final Table TABLE = new Table("retention-period");

    @ParameterizedTest(name = "{0} contract {1} on {2}: {3} {4}")
    @CsvSource(
            textBlock =
                    """
        cn-postpaid-voice, true, 2013-09-01, keep, P2Y, service-end, CnTelecom
        cn-iot-data, true, 2026-11-25, keep, P2Y, service-end, CnTelecom
        cn-prepaid-voice, true, 2013-08-31, person, P2Y, service-end, CnTelecomEarlier
        jp-postpaid-voice, true, 2006-04-01, keep, P3Y, service-end, JpVoice
        jp-prepaid-voice, true, 2006-03-31, person, P3Y, service-end, JpVoiceEarlier
        jp-prepaid-data, true, 2026-11-25, person, P3Y, service-end, JpData
        jp-bank-card, true, 2026-11-25, keep, P7Y, service-end, JpBank
        cn-bank-class-1, true, 2026-11-25, person, P7Y, service-end, CnBank
        jp-transit-named, true, 2026-11-25, person, P1Y, service-end, NamedCard
        jp-transit-anonymous, true, 2026-11-25, keep, P0D, application-end, NoPerson
        cn-transit-ordinary, false, 2026-11-25, keep, P0D, application-end, NoPerson
        jp-postpaid-voice, false, 2026-11-25, person, P90D, application-end, NoContract
        tv-subscription, true, 2026-11-25, person, P7Y, service-end, CatchAll
        """)
    void period_is_set_by_product_contract_and_day(
            String product,
            boolean contract,
            LocalDate appliedOn,
            String decision,
            String period,
            String countedFrom,
            String rule) {
        assertThat(TABLE.row(Retention.inputs(product, contract, appliedOn)))
                .containsEntry("decision", decision)
                .containsEntry("period", period)
                .containsEntry("countedFrom", countedFrom);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
