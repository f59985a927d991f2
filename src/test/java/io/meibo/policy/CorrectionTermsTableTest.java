package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTermsTableTest {

    private static final Table TABLE = new Table("correction-terms");

    @ParameterizedTest(name = "{0} {1} {2}: {3} rounds of {4} days")
    @CsvSource(
            textBlock =
                    """
        JPN, jp-postpaid-voice, online, 3, 14, 7, JapanOnline
        JPN, jp-prepaid-data, counter, 3, 14, 7, JapanShop
        JPN, jp-postpaid-voice, home-visit, 3, 14, 7, JapanShop
        JPN, jp-postpaid-voice, partner, 3, 14, 7, JapanShop
        CHN, cn-postpaid-voice, online, 3, 10, 5, ChinaOnline
        CHN, cn-prepaid-voice, counter, 3, 14, 7, ChinaShop
        CHN, cn-transit-concession, home-visit, 3, 14, 7, ChinaShop
        CHN, cn-bank-class-1, counter, 2, 7, 3, BankCard
        CHN, cn-bank-class-1, online, 2, 7, 3, BankCard
        KOR, jp-postpaid-voice, counter, 3, 14, 7, CatchAll
        unknown, unknown, unknown, 3, 14, 7, CatchAll
        JPN, jp-postpaid-voice, pigeon, 3, 14, 7, OtherChannel
        CHN, cn-postpaid-voice, unknown, 3, 14, 7, OtherChannel
        """)
    void terms_go_by_country_product_and_channel(
            String country, String product, String channel, int rounds, int days, int reminder, String rule) {
        assertThat(TABLE.row(Map.of(
                        "country", country,
                        "product", product,
                        "channel", channel,
                        "appliedOn", LocalDate.parse("2026-11-25"))))
                .containsEntry("rounds", rounds)
                .containsEntry("days", days)
                .containsEntry("reminderDays", reminder);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void every_combination_meets_exactly_one_rule_with_at_most_three_rounds_and_a_reminder_before_the_end() {
        for (String country : new String[] {"JPN", "CHN", "unknown"}) {
            for (String product : Values.PRODUCTS) {
                for (String channel : new String[] {"counter", "online", "home-visit", "partner", "unknown"}) {
                    for (LocalDate day : Values.DAYS) {
                        Map<String, Object> row = TABLE.row(
                                Map.of("country", country, "product", product, "channel", channel, "appliedOn", day));
                        assertThat((Integer) row.get("rounds")).isBetween(1, 3);
                        assertThat((Integer) row.get("reminderDays")).isBetween(1, (Integer) row.get("days") - 1);
                    }
                }
            }
        }
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
