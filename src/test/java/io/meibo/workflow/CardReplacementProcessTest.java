package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardReplacementProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("card-replacement");

    private final ProcessBench bench = new ProcessBench().start("card-replacement");

    @Test
    void a_clerk_hands_the_new_card_over_and_the_registration_is_left_alone() {
        assertThat(bench.open()).containsExactly("Task_ReplaceCard");

        bench.complete("Task_ReplaceCard", "clerk", "replaced");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).endsWith("End_CardReplaced");
        assertThat(bench.statuses()).isEmpty();
    }

    @Test
    void what_turned_up_again_needs_no_other() {
        bench.tell(FlowMessage.REPLACEMENT_DROPPED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).endsWith("End_ReplacementDropped");
    }

    @Test
    void nobody_is_waited_for_longer_than_the_deadline() {
        bench.after("replacement");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Task_LapseReplacement", "End_ReplacementLapsed");
    }
}
