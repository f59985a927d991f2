package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitComparisonProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("portrait-comparison");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void in_japan_no_portrait_is_compared_in_a_step_of_its_own() {
        bench.start("registration-clearance");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.passed())
                .containsSubsequence("Gateway_ComparisonNeeded", "Join_Compared", "End_PortraitSettled")
                .doesNotContain("Task_ComparePortrait", "Task_AskMachine", "Gateway_LeftToReviewer");
    }

    @Test
    void at_a_chinese_counter_a_match_leaves_the_road_as_it_was() {
        atChineseCounter().start("registration-clearance");
        assertThat(bench.open()).containsExactly("Task_ComparePortrait");
        assertThat(bench.lastStage().until()).isNotNull();
        assertThat(bench.statuses()).containsExactly("checking", "in-review");

        bench.complete("Task_ComparePortrait", "reviewer", "match");

        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.passed())
                .containsSubsequence("Gateway_MachineAsked", "Join_ReadyToCompare", "Task_ComparePortrait")
                .doesNotContain("Task_AskMachine", "Task_ReviewRegistration");
    }

    @Test
    void no_match_ends_in_refusal_without_another_review() {
        atChineseCounter().start("registration-clearance").complete("Task_ComparePortrait", "reviewer", "no-match");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).contains("End_RefusedByRule").doesNotContain("Task_ReviewRegistration");
    }

    @ParameterizedTest
    @CsvSource({"cannot-tell", "match-doubted", "who-knows"})
    void a_doubt_takes_two_people(String result) {
        atChineseCounter()
                .start("registration-clearance")
                .complete("Task_ComparePortrait", "reviewer", result)
                .complete("Task_ReviewRegistration", "reviewer2", "approve");
        assertThat(bench.open()).containsExactly("Task_ConfirmApproval");

        bench.complete("Task_ConfirmApproval", "senior", "approve");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
    }

    @Test
    void a_machine_is_heard_before_the_person_decides() {
        machineAsked().start("registration-clearance");

        assertThat(bench.open()).containsExactly("Task_ComparePortrait");
        assertThat(bench.passed())
                .containsSubsequence("Gateway_MachineAsked", "Task_AskMachine", "Join_ReadyToCompare");
    }

    @Test
    void a_machine_that_fails_is_tried_again_with_growing_pauses_and_in_the_end_an_incident_stands() {
        machineAsked()
                .when("askComparisonServiceDelegate", data -> {
                    throw new IllegalStateException("service away");
                })
                .start("registration-clearance");
        for (long pause : new long[] {10, 60, 600, 3600}) {
            assertThat(bench.secondsUntilRetry()).isEqualTo(pause);
            assertThat(bench.incidents()).isEmpty();
            bench.afterSeconds(pause + 1);
        }
        assertThat(bench.incidents()).contains("Task_AskMachine");
        assertThat(bench.open()).isEmpty();

        bench.when("askComparisonServiceDelegate", data -> {}).retry();
        assertThat(bench.incidents()).isEmpty();
        assertThat(bench.open()).containsExactly("Task_ComparePortrait");
    }

    @Test
    void what_the_table_leaves_to_a_person_is_reviewed_without_a_comparison_of_its_own() {
        bench.ofProduct("cn-prepaid-voice", "CHN", "passport")
                .verifiedBy("online", "image-uploaded")
                .start("registration-clearance");

        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        assertThat(bench.passed())
                .containsSubsequence("Gateway_LeftToReviewer", "Join_Compared")
                .doesNotContain("Task_ComparePortrait");
    }

    @Test
    void whoever_is_refused_by_rule_is_not_looked_at() {
        atChineseCounter()
                .answers("checkLineLimitDelegate", Vars.LINE_LIMIT_RESULT, "failed")
                .start("registration-clearance");

        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).doesNotContain("Task_ComparePortrait", "Task_AskMachine");
    }

    @Test
    void after_a_correction_the_portrait_is_compared_again() {
        atChineseCounter()
                .start("registration-clearance")
                .complete("Task_ComparePortrait", "reviewer", "cannot-tell")
                .complete("Task_ReviewRegistration", "reviewer2", "return")
                .tell(FlowMessage.CORRECTION_RECEIVED);
        assertThat(bench.open()).containsExactly("Task_ComparePortrait");

        bench.complete("Task_ComparePortrait", "reviewer", "match");
        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        assertThat(bench.passed()).filteredOn("Task_ComparePortrait"::equals).hasSize(2);

        bench.complete("Task_ReviewRegistration", "reviewer2", "approve");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
    }

    @Test
    void withdrawal_ends_a_comparison_that_waits() {
        atChineseCounter().start("postpaid-registration");
        assertThat(bench.open()).containsExactly("Task_ComparePortrait");

        bench.tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.statuses()).endsWith("withdrawn");
    }

    @Test
    void withdrawal_ends_a_comparison_whose_machine_fails() {
        machineAsked()
                .when("askComparisonServiceDelegate", data -> {
                    throw new IllegalStateException("service away");
                })
                .start("postpaid-registration")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.statuses()).endsWith("withdrawn");
    }

    private ProcessBench atChineseCounter() {
        return bench.ofProduct("cn-postpaid-voice", "CHN", "cn-resident-id").verifiedBy("counter", "portrait-compared");
    }

    private ProcessBench machineAsked() {
        return atChineseCounter().when("prepareComparisonDelegate", data -> data.set(Vars.PORTRAIT_RESULT, "none")
                .set(Vars.MACHINE_COMPARISON, true));
    }
}
