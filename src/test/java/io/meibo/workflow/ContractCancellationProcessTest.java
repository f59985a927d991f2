package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractCancellationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("contract-cancellation");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void where_the_right_is_certain_nobody_is_asked() {
        bench.start("contract-cancellation");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("CallActivity_CloseLine", "Task_TakeBackNumberAndSim", "End_ContractCancelled")
                .doesNotContain("Task_DecideCancellation", "End_CancellationRefused", "Task_ReleaseNumberAndSim");
        assertThat(bench.statuses()).containsExactly("cancelled");
        assertThat(bench.notices()).containsExactly("cancelled");
    }

    @Test
    void where_it_is_not_a_manager_decides() {
        bench.answers("readCancellationDelegate", Vars.CANCELLATION_CERTAIN, false)
                .start("contract-cancellation");
        assertThat(bench.open()).containsExactly("Task_DecideCancellation");
        assertThat(bench.statuses()).as("the line stays in use meanwhile").isEmpty();

        bench.complete("Task_DecideCancellation", "manager", "approve");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_ContractCancelled").doesNotContain("End_CancellationRefused");
    }

    @Test
    void what_the_manager_refuses_changes_nothing() {
        bench.answers("readCancellationDelegate", Vars.CANCELLATION_CERTAIN, false)
                .start("contract-cancellation")
                .complete("Task_DecideCancellation", "manager", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_CancellationRefused")
                .doesNotContain("CallActivity_CloseLine", "Task_TakeBackNumberAndSim");
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.notices()).containsExactly("cancellation-refused");
    }
}
