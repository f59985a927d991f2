package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResourceReleaseProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("resource-release");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void what_is_held_goes_back() {
        bench.start("resource-release");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Task_ReleaseNumberAndSim", "End_NumberAndSimReleased");
    }
}
