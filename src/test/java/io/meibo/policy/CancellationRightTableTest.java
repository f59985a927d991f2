package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellationRightTableTest {

    private static final Table TABLE = new Table("cancellation-right");

    @ParameterizedTest(name = "{0} {1} {2}, consumer {3}, on {4}: {5} {6}")
    @CsvSource(
            textBlock =
                    """
        JPN, voice, postpaid, true, 2026-11-25, right, 8, JapanPostpaid
        JPN, data, postpaid, true, 2018-10-01, right, 8, JapanPostpaid
        JPN, voice, postpaid, true, 2018-09-30, person, 8, JapanPostpaidFirstYears
        JPN, voice, postpaid, true, 2016-05-21, person, 8, JapanPostpaidFirstYears
        JPN, voice, postpaid, true, 2016-05-20, none, , JapanBefore
        JPN, voice, prepaid, true, 2026-11-25, person, 8, JapanPrepaid
        JPN, data, prepaid, true, 2016-05-21, person, 8, JapanPrepaid
        JPN, data, prepaid, true, 2016-05-20, none, , JapanBefore
        JPN, voice, unknown, true, 2026-11-25, person, 8, JapanPrepaid
        JPN, voice, postpaid, false, 2026-11-25, none, , JapanCompany
        JPN, transit, prepaid, true, 2026-11-25, none, , JapanCard
        CHN, voice, postpaid, true, 2026-11-25, person, , China
        CHN, data, prepaid, true, 2010-01-01, person, , China
        KOR, voice, postpaid, true, 2026-11-25, person, , CatchAll
        """)
    void right_goes_by_country_service_billing_and_holder(
            String country,
            String service,
            String billing,
            boolean consumer,
            LocalDate day,
            String decision,
            Integer days,
            String rule) {
        var row = new HashMap<>(TABLE.row(CancellationRight.inputs(country, service, billing, consumer, day)));
        assertThat(row).containsEntry("decision", decision);
        assertThat(row.get("days")).isEqualTo(days);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
