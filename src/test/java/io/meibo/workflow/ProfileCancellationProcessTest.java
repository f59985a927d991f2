package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileCancellationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("profile-cancellation");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void an_order_is_taken_back() {
        bench.start("profile-cancellation");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Task_CancelProfile", "End_ProfileCancelled");
    }
}
