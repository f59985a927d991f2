package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewRouteTableTest {

    private static final Table TABLE = new Table("review-route");
    private static final List<String> RESULTS = List.of(
            "verificationResult",
            "lineLimitResult",
            "identityResult",
            "duplicateResult",
            "creditResult",
            "completenessResult",
            "contactResult",
            "actingPersonsResult");

    @ParameterizedTest(name = "{0}: {1} {2} leads to {3}")
    @CsvSource(
            textBlock =
                    """
        jp-postpaid-voice, verificationResult, failed, refuse, MethodForbidden
        cn-postpaid-voice, lineLimitResult, failed, refuse, SixthCardChina
        jp-postpaid-voice, lineLimitResult, failed, review-by-two, LineLimit
        jp-postpaid-voice, identityResult, failed, review-by-two, IdentityFailed
        jp-postpaid-voice, duplicateResult, failed, compare, DuplicateFailed
        cn-bank-class-1, duplicateResult, failed, compare, DuplicateFailed
        jp-postpaid-voice, creditResult, failed, review-by-two, CreditFailed
        cn-postpaid-voice, actingPersonsResult, failed, review-by-two, ActingPersonsFailed
        jp-postpaid-voice, completenessResult, failed, review, CatchAll
        jp-postpaid-voice, contactResult, failed, review, CatchAll
        jp-prepaid-data, creditResult, not-applicable, straight, PlainYes
        cn-prepaid-voice, identityResult, passed, straight, PlainYes
        jp-transit-named, identityResult, not-applicable, straight, NamedTransitCard
        jp-transit-named, duplicateResult, unclear, review, CatchAll
        cn-transit-concession, completenessResult, unclear, review, CatchAll
        cn-bank-class-1, identityResult, passed, review-by-two, BankCard
        cn-bank-class-1, completenessResult, unclear, review-by-two, BankCard
        cn-bank-class-1, lineLimitResult, failed, refuse, SecondBankCard
        cn-bank-class-1, verificationResult, failed, refuse, MethodForbidden
        cn-iot-data, identityResult, passed, review, IotCard
        cn-iot-data, duplicateResult, failed, compare, DuplicateFailed
        tv-subscription, identityResult, passed, review, CatchAll
        """)
    void road_follows_from_one_result_when_all_others_passed(
            String product, String check, String outcome, String road, String rule) {
        Map<String, Object> inputs = allPassed(product);
        inputs.put(check, outcome);
        assertThat(TABLE.row(inputs)).containsEntry("reviewRoute", road);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void anything_unclear_unknown_or_missing_is_for_a_person() {
        for (String product : Values.PRODUCTS) {
            for (String check : RESULTS) {
                for (String outcome : List.of("unclear", "unknown", "")) {
                    Map<String, Object> inputs = allPassed(product);
                    inputs.put(check, outcome.isEmpty() ? null : outcome);
                    assertThat(TABLE.row(inputs))
                            .as("%s %s %s", product, check, outcome)
                            .containsEntry(
                                    "reviewRoute", product.equals("cn-bank-class-1") ? "review-by-two" : "review");
                }
            }
        }
    }

    @Test
    void what_a_person_sent_back_a_person_sees_again() {
        Map<String, Object> inputs = allPassed("jp-postpaid-voice");
        inputs.put("reviewOutcome", "return");
        assertThat(TABLE.row(inputs)).containsEntry("reviewRoute", "review");
        assertThat(TABLE.lastRule()).isEqualTo("SentBackBefore");
    }

    @Test
    void the_graver_reason_decides() {
        Map<String, Object> inputs = allPassed("cn-postpaid-voice");
        inputs.put("identityResult", "failed");
        inputs.put("lineLimitResult", "failed");
        assertThat(TABLE.row(inputs)).containsEntry("reviewRoute", "refuse");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, review", "2026-04-01, refuse", "2026-10-01, refuse"})
    void a_forbidden_method_is_refused_from_the_day_of_the_online_rule(LocalDate appliedOn, String road) {
        Map<String, Object> inputs = allPassed("jp-postpaid-voice");
        inputs.put("verificationResult", "failed");
        inputs.put("appliedOn", appliedOn);
        assertThat(TABLE.row(inputs)).containsEntry("reviewRoute", road);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verificationResult", "lineLimitResult"})
    void before_its_rule_was_in_force_nothing_is_refused_without_a_person(String check) {
        Map<String, Object> inputs = allPassed("cn-postpaid-voice");
        inputs.put(check, "failed");
        inputs.put("appliedOn", LocalDate.parse("2016-09-22"));
        assertThat(TABLE.row(inputs).get("reviewRoute")).isIn("review", "review-by-two");
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }

    private static Map<String, Object> allPassed(String product) {
        var inputs = new HashMap<String, Object>();
        inputs.put("product", product);
        inputs.put("country", product.startsWith("cn") ? "CHN" : "JPN");
        inputs.put("reviewOutcome", null);
        RESULTS.forEach(result -> inputs.put(result, "passed"));
        inputs.put("appliedOn", LocalDate.parse("2026-11-25"));
        return inputs;
    }
}
