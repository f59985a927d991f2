package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationComparisonProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("registration-comparison");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void where_nothing_is_to_compare_the_road_stays_as_it_is() {
        bench.start("registration-clearance");

        assertThat(bench.passed()).contains("End_NothingToCompare").doesNotContain("Task_CompareRegistrations");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
    }

    @Test
    void misuse_is_refused_and_links_nobody() {
        due().complete("Task_CompareRegistrations", "senior", "misuse");

        assertThat(bench.passed()).contains("End_MisuseFound").doesNotContain("Task_LinkPersons");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
    }

    @Test
    void an_outcome_that_no_model_knows_is_refused() {
        due().complete("Task_CompareRegistrations", "senior", "who-knows");

        assertThat(bench.passed()).contains("End_MisuseFound");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
    }

    @Test
    void without_misuse_persons_are_linked_and_two_people_review() {
        due().complete("Task_CompareRegistrations", "senior", "no-misuse");

        assertThat(bench.passed())
                .containsSubsequence("Task_LinkPersons", "Task_CountLinesAgain", "End_RegistrationsCompared");
        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        bench.complete("Task_ReviewRegistration", "reviewer", "approve");
        assertThat(bench.open()).containsExactly("Task_ConfirmApproval");
    }

    @Test
    void whose_linked_lines_reach_the_limit_of_law_is_refused() {
        due().answers("checkLineLimitDelegate", Vars.LINE_LIMIT_RESULT, "failed")
                .complete("Task_CompareRegistrations", "senior", "no-misuse");

        assertThat(bench.passed()).contains("End_LimitOfLawReached").doesNotContain("Task_ReviewRegistration");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
    }

    private ProcessBench due() {
        bench.answers("checkDuplicateDelegate", Vars.DUPLICATE_RESULT, "failed").start("registration-clearance");
        assertThat(bench.open()).containsExactly("Task_CompareRegistrations");
        return bench;
    }
}
