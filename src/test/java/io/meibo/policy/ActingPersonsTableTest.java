package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Age;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingPersonsTableTest {

    private static final Table TABLE = new Table("acting-persons");

    /** One of each group of products that the table treats alike. */
    private static final List<String> PRODUCTS =
            List.of("jp-postpaid-voice", "cn-prepaid-voice", "jp-transit-named", "cn-bank-class-1", "unknown");

    /** Each day on which a rule begins, and the day before. */
    private static final List<LocalDate> DAYS = Stream.of("2013-09-01", "2018-02-01", "2022-04-01")
            .map(LocalDate::parse)
            .flatMap(day -> Stream.of(day.minusDays(1), day))
            .toList();

    @ParameterizedTest(name = "{0} {1} at {2}, agent {3}, guardian {4}, on {5}: {6}")
    @CsvSource(
            textBlock =
                    """
        cn-postpaid-voice, counter, 18, no,  no,  2026-11-25, allowed, , CnGrown
        cn-prepaid-voice,  online,  18, no,  no,  2013-09-01, allowed, , CnGrown
        cn-postpaid-voice, counter, 18, no,  yes, 2026-11-25, person, guardian-document, CnGrownWithGuardian
        cn-postpaid-voice, counter, 17, no,  no,  2026-11-25, allowed, , CnFromSixteen
        cn-postpaid-voice, online,  16, no,  yes, 2026-11-25, allowed, , CnFromSixteen
        cn-postpaid-voice, counter, 15, no,  yes, 2026-11-25, guardian-and-kinship-proof, 'guardian-document,kinship-proof|household-register', CnFromTenCounter
        cn-postpaid-voice, counter, 10, no,  no,  2026-11-25, guardian-and-kinship-proof, 'guardian-document,kinship-proof|household-register', CnFromTenCounter
        cn-postpaid-voice, counter, 9,  no,  yes, 2026-11-25, guardian-needed, 'guardian-document,household-register|kinship-proof', CnUnderTenCounter
        cn-postpaid-voice, counter, 0,  no,  no,  2026-11-25, guardian-needed, 'guardian-document,household-register|kinship-proof', CnUnderTenCounter
        cn-postpaid-voice, online,  15, no,  yes, 2026-11-25, person, guardian-document, CnUnderSixteenOnline
        cn-postpaid-voice, counter, 18, yes, no,  2026-11-25, agent-allowed, agent-document, CnAgentCounter
        cn-postpaid-voice, counter, 17, yes, yes, 2026-11-25, person, 'agent-document,guardian-document', CnAgentOfMinor
        cn-postpaid-voice, online,  40, yes, no,  2026-11-25, refused, , CnAgentOnline
        cn-postpaid-voice, partner, 40, no,  no,  2026-11-25, person, , CnOtherChannel
        cn-postpaid-voice, online,  40, yes, no,  2013-08-31, person, , CnEarlier
        jp-postpaid-voice, online,  18, no,  no,  2022-04-01, allowed, , JpGrown
        jp-postpaid-voice, counter, 18, no,  yes, 2026-11-25, person, guardian-document, JpGrownWithGuardian
        jp-prepaid-data,   counter, 17, no,  yes, 2026-11-25, guardian-needed, guardian-document, JpMinor
        jp-postpaid-voice, online,  17, no,  no,  2022-04-01, guardian-needed, guardian-document, JpMinor
        jp-postpaid-voice, counter, 20, no,  no,  2022-03-31, allowed, , JpGrownFromTwenty
        jp-postpaid-voice, counter, 20, no,  yes, 2018-02-01, person, guardian-document, JpGrownFromTwentyWithGuardian
        jp-postpaid-voice, counter, 18, no,  yes, 2022-03-31, guardian-needed, guardian-document, JpMinorUnderTwenty
        jp-postpaid-voice, counter, 40, no,  no,  2018-01-31, person, , JpEarlier
        jp-postpaid-voice, counter, 40, yes, no,  2026-11-25, person, agent-document, JpAgent
        jp-transit-named,  counter, 7,  no,  no,  2026-11-25, allowed, , TransitHolder
        cn-transit-concession, counter, 70, yes, no, 2026-11-25, person, agent-document, TransitAgent
        cn-bank-class-1,   counter, 18, no,  no,  2026-11-25, allowed, , BankGrown
        cn-bank-class-1,   counter, 18, no,  yes, 2026-11-25, person, guardian-document, BankGrownWithGuardian
        cn-bank-class-1,   counter, 17, no,  no,  2026-11-25, person, 'guardian-document,kinship-proof|household-register', BankMinor
        cn-bank-class-1,   counter, 30, yes, no,  2026-11-25, person, agent-document, BankAgent
        cn-iot-data,       counter, 30, no,  no,  2026-11-25, person, , CatchAll
        """)
    void who_may_act_follows_from_age_day_and_who_is_there(
            String product,
            String channel,
            int age,
            String agent,
            String guardian,
            LocalDate appliedOn,
            String outcome,
            @Nullable String pages,
            String rule) {
        assertThat(ask(product, channel, age, agent.equals("yes"), guardian.equals("yes"), appliedOn))
                .containsEntry("outcome", outcome)
                .containsEntry("pages", pages == null ? "" : pages);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void every_combination_meets_exactly_one_rule() {
        for (String product : PRODUCTS) {
            for (String channel : List.of("counter", "online", "unknown")) {
                for (int age : new int[] {-1, 9, 10, 15, 16, 17, 18, 19, 20}) {
                    for (int parties = 0; parties < 4; parties++) {
                        for (LocalDate day : DAYS) {
                            assertThat(ask(product, channel, age, parties % 2 == 1, parties / 2 == 1, day))
                                    .hasSize(5);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "born {0}, on {1}: {2} years, {3}")
    @CsvSource({
        "2010-11-26, 2026-11-25, 15, CnFromTenCounter",
        "2010-11-25, 2026-11-25, 16, CnFromSixteen",
        "2016-11-26, 2026-11-25, 9,  CnUnderTenCounter",
        "2016-11-25, 2026-11-25, 10, CnFromTenCounter",
        "2008-11-26, 2026-11-25, 17, CnFromSixteen",
        "2008-11-25, 2026-11-25, 18, CnGrown",
        "2008-02-29, 2026-02-28, 17, CnFromSixteen",
        "2008-02-29, 2026-03-01, 18, CnGrown",
        "2012-02-29, 2028-02-28, 15, CnFromTenCounter",
        "2012-02-29, 2028-02-29, 16, CnFromSixteen"
    })
    void a_year_of_age_is_full_on_the_birthday_and_not_the_day_before(
            LocalDate birthDate, LocalDate appliedOn, int age, String rule) {
        assertThat(Age.on(birthDate, appliedOn)).isEqualTo(age);
        ask("cn-postpaid-voice", "counter", Age.on(birthDate, appliedOn), false, false, appliedOn);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void in_japan_it_is_asked_who_will_use_the_line_and_in_china_it_is_not() {
        LocalDate day = LocalDate.parse("2026-11-25");
        assertThat(ask("jp-prepaid-voice", "counter", 40, false, false, day)).containsEntry("askUser", "yes");
        assertThat(ask("cn-prepaid-voice", "counter", 40, false, false, day)).containsEntry("askUser", "no");
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }

    private static Map<String, Object> ask(
            String product, String channel, int age, boolean agent, boolean guardian, LocalDate appliedOn) {
        return TABLE.row(ActingPersons.inputs(product, channel, age, agent, guardian, appliedOn));
    }
}
