package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineLimitTableTest {

    private static final Table TABLE = new Table("line-limit");

    @ParameterizedTest(name = "{0} on {1}: {2}, beyond it {3}")
    @CsvSource(
            textBlock =
                    """
        jp-postpaid-voice, 2009-01-01, 5, person, JpVoice
        jp-prepaid-voice, 2027-05-28, 5, person, JpVoice
        jp-postpaid-voice, 2008-12-31, 0, person, JpVoiceEarlier
        jp-postpaid-voice, 2027-05-29, 0, person, JpVoiceNewAct
        jp-prepaid-data, 2026-11-25, , person, JpData
        jp-prepaid-data, 2027-05-28, , person, JpData
        jp-prepaid-data, 2027-05-29, 0, person, JpDataNewAct
        cn-postpaid-voice, 2016-09-23, 5, refuse, CnVoice
        cn-prepaid-voice, 2026-11-25, 5, refuse, CnVoice
        cn-postpaid-voice, 2016-09-22, 0, person, CnVoiceEarlier
        jp-transit-named, 2026-11-25, , person, TransitCard
        cn-transit-concession, 2026-11-25, , person, TransitCard
        cn-bank-class-1, 2026-11-25, 1, refuse, CnBankClass1
        cn-iot-data, 2021-01-01, 10, person, CnIot
        cn-iot-data, 2026-11-25, 10, person, CnIot
        cn-iot-data, 2020-12-31, 0, person, CnIotEarlier
        tv-subscription, 2026-11-25, 0, person, CatchAll
        """)
    void limit_is_set_by_product_and_day(
            String product, LocalDate appliedOn, @Nullable Integer limit, String beyond, String rule) {
        assertThat(TABLE.row(Map.of("product", product, "appliedOn", appliedOn)))
                .containsEntry("limit", limit)
                .containsEntry("beyond", beyond);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
