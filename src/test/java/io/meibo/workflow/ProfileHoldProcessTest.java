package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileHoldProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("profile-hold");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void for_an_esim_a_profile_is_held_at_once() {
        bench.inForm("esim").start("profile-hold");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("Task_HoldProfile", "End_ProfileHeld");
    }

    @Test
    void for_a_card_there_is_nothing_to_hold() {
        bench.start("profile-hold");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_NoProfileWanted").doesNotContain("Task_HoldProfile");
    }
}
