package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositAmountTableTest {

    private static final Table TABLE = new Table("deposit-amount");

    @ParameterizedTest(name = "{0} {1} credit {2} on {3}: {4} {5} {6}")
    @CsvSource(
            textBlock =
                    """
        jp-postpaid-voice, jp-driver-licence, passed, 2026-01-01, asked, 10000, JPY, JpPostpaidPassed
        jp-postpaid-voice, passport, unclear, 2026-11-25, asked, 30000, JPY, JpPostpaidUnclear
        jp-postpaid-voice, passport, not-applicable, 2026-11-25, asked, 30000, JPY, JpPostpaidUnclear
        jp-postpaid-voice, jp-driver-licence, failed, 2026-11-25, asked, 100000, JPY, JpPostpaidFailed
        jp-postpaid-voice, jp-driver-licence, unknown, 2026-11-25, person, 0, JPY, JpPostpaidOther
        jp-prepaid-voice, passport, not-applicable, 2026-11-25, none, 0, JPY, JpPrepaid
        jp-prepaid-data, passport, not-applicable, 2026-11-25, none, 0, JPY, JpPrepaid
        cn-postpaid-voice, passport, passed, 2026-11-25, asked, 500, CNY, CnPostpaidForeigner
        cn-postpaid-voice, cn-resident-id, passed, 2026-11-25, none, 0, CNY, CnPostpaidPassed
        cn-postpaid-voice, cn-resident-id, unclear, 2026-11-25, asked, 200, CNY, CnPostpaidAtRisk
        cn-postpaid-voice, cn-resident-id, unknown, 2026-11-25, person, 0, CNY, CnPostpaidOther
        cn-prepaid-voice, cn-resident-id, not-applicable, 2026-11-25, none, 0, CNY, CnPrepaid
        jp-postpaid-voice, jp-driver-licence, passed, 2025-12-31, person, 0, XXX, Earlier
        jp-transit-anonymous, none, unclear, 2026-11-25, asked, 500, JPY, JpTransit
        jp-transit-named, none, not-applicable, 2026-11-25, asked, 500, JPY, JpTransit
        cn-transit-ordinary, none, unclear, 2026-11-25, asked, 20, CNY, CnTransitOrdinary
        cn-transit-concession, cn-resident-id, not-applicable, 2026-11-25, none, 0, CNY, CnTransitConcession
        cn-bank-class-1, cn-resident-id, not-applicable, 2026-11-25, none, 0, CNY, CnBankClass1
        cn-iot-data, cn-resident-id, not-applicable, 2026-01-01, none, 0, CNY, CnPrepaid
        cn-iot-data, cn-resident-id, not-applicable, 2025-12-31, person, 0, XXX, Earlier
        tv-subscription, passport, passed, 2026-11-25, person, 0, XXX, CatchAll
        """)
    void deposit_is_set_by_product_document_and_credit(
            String product,
            String documentType,
            String credit,
            LocalDate appliedOn,
            String decision,
            String amount,
            String currency,
            String rule) {
        assertThat(TABLE.row(inputs(product, documentType, credit, appliedOn)))
                .containsEntry("decision", decision)
                .containsEntry("amount", amount)
                .containsEntry("currency", currency);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }

    private static Map<String, ?> inputs(String product, String documentType, String credit, LocalDate appliedOn) {
        return Map.of("product", product, "documentType", documentType, "creditResult", credit, "appliedOn", appliedOn);
    }
}
