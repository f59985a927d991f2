package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardDeliveryProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("card-delivery");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_card_handed_over_is_delivered() {
        bench.start("card-delivery");
        assertThat(bench.lastStage().notice()).isEqualTo("ready");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.complete("Task_HandOverCard", "clerk", "handed-over");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_CardDelivered").doesNotContain("End_CardNotCollected");
    }

    @Test
    void a_card_nobody_collects_is_not_waited_for_for_ever() {
        bench.start("card-delivery").after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Timer_HandOverOverdue", "End_CardNotCollected")
                .doesNotContain("End_CardDelivered");
    }
}
