package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsimTermsTableTest {

    private static final Table TABLE = new Table("esim-terms");

    @ParameterizedTest(name = "{0} over {1} with {2} numbers on {3}: {4}")
    @CsvSource(
            textBlock =
                    """
        CHN, online,     0, 2026-11-25, shop-only,  CnOnline
        CHN, online,     2, 2025-10-13, shop-only,  CnOnline
        CHN, counter,    2, 2026-11-25, phone-full, CnPhoneFull
        CHN, home-visit, 3, 2026-11-25, phone-full, CnPhoneFull
        CHN, counter,    1, 2026-11-25, allowed,    CnShop
        CHN, partner,    0, 2025-10-13, allowed,    CnShop
        CHN, counter,    0, 2025-10-12, person,     CnBeforeTrial
        JPN, online,     5, 2026-11-25, allowed,    JpAnyWay
        SWE, counter,    0, 2026-11-25, person,     CatchAll
        """)
    void an_esim_is_given_by_way_phone_and_day(
            String country, String channel, int numbers, LocalDate appliedOn, String terms, String rule) {
        assertThat(TABLE.row(Map.of(
                        "country", country,
                        "channel", channel,
                        "numbersOnPhone", numbers,
                        "appliedOn", appliedOn)))
                .containsEntry("esimTerms", terms);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
