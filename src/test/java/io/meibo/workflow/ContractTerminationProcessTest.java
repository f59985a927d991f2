package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractTerminationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("contract-termination");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void the_line_is_closed_when_its_last_day_is_over_and_not_before() {
        bench.answers("setTerminationDayDelegate", Vars.TERMINATION_WAIT, "PT240H")
                .start("contract-termination")
                .afterSeconds(9 * 86_400);
        assertThat(bench.passed()).doesNotContain("CallActivity_CloseLine");
        assertThat(bench.statuses()).isEmpty();

        bench.afterSeconds(86_401);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Timer_LastDayOver", "Task_TakeBackNumberAndSim", "End_ContractTerminated")
                .doesNotContain("Task_ReleaseNumberAndSim", "Task_CancelContract");
        assertThat(bench.statuses()).containsExactly("terminated");
    }

    @Test
    void without_a_day_it_is_closed_at_once() {
        bench.start("contract-termination");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.notices()).containsExactly("terminated");
    }
}
