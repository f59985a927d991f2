package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationCheckTableTest {

    private static final Table TABLE = new Table("activation-check");

    @ParameterizedTest(name = "{1} over {2} on {3}: {4}")
    @CsvSource(
            textBlock =
                    """
        JPN, jp-prepaid-voice, counter,    2026-11-25, none,   JpVoice
        JPN, jp-prepaid-voice, online,     2006-04-01, none,   JpVoice
        JPN, jp-prepaid-voice, counter,    2006-03-31, person, JpVoiceEarlier
        JPN, jp-prepaid-data,  online,     2027-05-28, none,   JpData
        JPN, jp-prepaid-data,  online,     2027-05-29, person, JpDataNewAct
        JPN, unknown,          counter,    2026-11-25, person, JpOtherProduct
        CHN, cn-prepaid-voice, counter,    2019-12-01, none,   CnCounter
        CHN, cn-prepaid-voice, counter,    2019-11-30, person, CnCounterEarlier
        CHN, cn-prepaid-voice, online,     2026-11-25, pages,  CnOnline
        CHN, cn-prepaid-voice, online,     2018-01-01, pages,  CnOnline
        CHN, cn-prepaid-voice, online,     2017-12-31, person, CnOnlineEarlier
        CHN, cn-prepaid-voice, home-visit, 2026-11-25, person, CnOtherChannel
        CHN, cn-iot-data,      counter,    2026-11-25, none,   CnIot
        CHN, unknown,          counter,    2026-11-25, person, CnOtherProduct
        SWE, tv-subscription,  counter,    2026-11-25, person, CatchAll
        """)
    void the_second_look_is_set_by_product_channel_and_day(
            String country, String product, String channel, LocalDate appliedOn, String check, String rule) {
        assertThat(TABLE.row(ActivationCheck.inputs(country, product, channel, appliedOn)))
                .containsEntry("activationCheck", check);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
