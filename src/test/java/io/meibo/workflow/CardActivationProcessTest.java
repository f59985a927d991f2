package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardActivationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("card-activation");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void the_applicant_or_the_clerk_switches_the_card_on() {
        bench.start("card-activation").tell(FlowMessage.CARD_ACTIVATED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_CardSwitchedOn").doesNotContain("End_ActivationOverdue");

        var other = new ProcessBench().start("card-activation").complete("Task_ActivateCard", "clerk", "done");
        assertThat(other.passed()).contains("End_CardSwitchedOn").doesNotContain("Message_CardActivated");
    }

    @Test
    void after_one_reminder_it_is_overdue() {
        bench.start("card-activation").after("activation-reminder");
        assertThat(bench.notices()).containsExactly("activate", "reminder");
        assertThat(bench.open()).containsExactly("Task_ActivateCard");

        bench.after("activation");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_ActivationOverdue").doesNotContain("End_CardSwitchedOn");
        assertThat(bench.notices()).containsExactly("activate", "reminder");
    }
}
