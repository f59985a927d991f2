package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimDeliveryProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("sim-delivery");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_sim_handed_over_is_delivered() {
        bench.start("sim-delivery");
        assertThat(bench.lastStage().notice()).isEqualTo("ready");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.complete("Task_HandOverSim", "clerk", "handed-over");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_SimDelivered").doesNotContain("End_SimNotCollected");
    }

    @Test
    void a_sim_nobody_collects_is_not_waited_for_for_ever() {
        bench.start("sim-delivery").after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Timer_HandOverOverdue", "End_SimNotCollected")
                .doesNotContain("End_SimDelivered");
    }
}
