package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationAssessmentProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("registration-assessment");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void every_check_speaks_before_the_road_is_chosen() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "failed")
                .start("registration-assessment");

        assertThat(bench.passed())
                .containsExactly(
                        "Start_AssessmentDue",
                        "Task_CheckIdentityDocument",
                        "Task_CheckVerification",
                        "Task_CheckCompleteness",
                        "Task_CheckDuplicate",
                        "Task_CheckLineLimit",
                        "Task_CheckContactData",
                        "Task_CheckActingPersons",
                        "Task_CheckCredit",
                        "Task_ChooseRoad",
                        "End_RegistrationAssessed");
        assertThat(bench.variable(Vars.REVIEW_ROUTE)).contains("review-by-two");
    }

    @Test
    void a_plain_yes_goes_straight_on() {
        bench.start("registration-assessment");

        assertThat(bench.variable(Vars.VERIFICATION_RESULT)).contains("passed");
        assertThat(bench.variable(Vars.REVIEW_ROUTE)).contains("straight");
    }

    @Test
    void what_the_tables_said_is_told_with_version_rule_and_everything_they_read() {
        bench.start("registration-assessment");

        assertThat(bench.decisions())
                .allMatch(decision -> decision.reference().equals(bench.reference()))
                .extracting(decision -> decision.evaluation().table(), decision -> decision.evaluation()
                        .rules())
                .containsExactly(
                        tuple("verification-methods", List.of("Rule_JpCounterSightChipDocument")),
                        tuple("review-route", List.of("Rule_PlainYes")));
        Evaluation verification = bench.decisions().get(0).evaluation();
        assertThat(verification.version()).isPositive();
        assertThat(verification.deployment()).isNotBlank();
        assertThat(verification.rows()).containsExactly(Map.of("verificationResult", "passed"));
        assertThat(verification.inputs())
                .isEqualTo(Map.of(
                        "country", "JPN",
                        "channel", "counter",
                        "verification", "document-shown",
                        "documentType", "jp-driver-licence",
                        "deliveryForm", "sim",
                        "appliedOn", LocalDate.parse("2026-11-25")));
        assertThat(bench.decisions().get(1).evaluation().inputs())
                .containsEntry("reviewOutcome", null)
                .containsEntry("creditResult", "passed");
    }

    @Test
    void in_china_a_document_only_shown_is_for_a_person() {
        bench.ofProduct("cn-postpaid-voice", "CHN", "cn-resident-id").start("registration-assessment");

        assertThat(bench.variable(Vars.VERIFICATION_RESULT)).contains("unclear");
        assertThat(bench.variable(Vars.REVIEW_ROUTE)).contains("review");
    }

    @Test
    void a_guardian_who_is_missing_is_for_a_person_to_ask_for() {
        bench.answers("checkActingPersonsDelegate", Vars.ACTING_PERSONS_RESULT, "unclear")
                .start("registration-assessment");

        assertThat(bench.variable(Vars.REVIEW_ROUTE)).contains("review");
    }

    @Test
    void a_credit_service_that_is_away_is_asked_again_with_growing_pauses_until_it_answers() {
        bench.when("checkCreditDelegate", data -> {
                    throw new IllegalStateException("credit service away");
                })
                .start("registration-assessment");
        assertThat(bench.secondsUntilRetry()).isEqualTo(10);

        bench.afterSeconds(10);
        assertThat(bench.secondsUntilRetry()).isEqualTo(60);
        bench.afterSeconds(60);
        assertThat(bench.secondsUntilRetry()).isEqualTo(600);
        bench.afterSeconds(600);
        assertThat(bench.secondsUntilRetry()).isEqualTo(3600);
        assertThat(bench.incidents()).isEmpty();

        bench.afterSeconds(3600);
        assertThat(bench.incidents()).containsExactly("Task_CheckCredit");
        assertThat(bench.ended()).isFalse();

        bench.answers("checkCreditDelegate", Vars.CREDIT_RESULT, "passed").retry();
        assertThat(bench.incidents()).isEmpty();
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.REVIEW_ROUTE)).contains("straight");
        assertThat(bench.passed()).containsOnlyOnce("Task_CheckIdentityDocument", "Task_CheckContactData");
    }
}
