package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcessionReviewProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("concession-review");

    private final ProcessBench bench = new ProcessBench().start("concession-review");

    @Test
    void nothing_is_asked_before_a_year_has_passed_and_the_registrations_status_is_left_alone() {
        assertThat(bench.open()).isEmpty();
        assertThat(bench.ended()).isFalse();

        bench.after("concession-review");
        assertThat(bench.open()).containsExactly("Task_ReviewConcession");
        assertThat(bench.notices()).containsExactly("concession-review");
        assertThat(bench.statuses()).isEmpty();
    }

    @Test
    void what_is_confirmed_is_looked_at_again_next_year() {
        bench.after("concession-review").complete("Task_ReviewConcession", "reviewer", "approve");
        assertThat(bench.open()).isEmpty();
        assertThat(bench.ended()).isFalse();
        assertThat(bench.passed()).contains("Task_ConfirmConcession");

        bench.after("concession-review");
        assertThat(bench.open()).containsExactly("Task_ReviewConcession");
        assertThat(bench.statuses()).isEmpty();
    }

    @Test
    void what_is_not_confirmed_ends() {
        bench.after("concession-review").complete("Task_ReviewConcession", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Task_EndConcession", "End_ConcessionEnded");
        assertThat(bench.notices()).endsWith("concession-ended");
    }

    @Test
    void the_holder_may_give_it_up_before_the_year_is_over() {
        bench.tell(FlowMessage.CONCESSION_ENDED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("Message_ConcessionEndedEarly", "Task_EndConcession");
    }

    @Test
    void the_holder_may_give_it_up_while_it_is_looked_at() {
        bench.after("concession-review").tell(FlowMessage.CONCESSION_ENDED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.open()).isEmpty();
        assertThat(bench.passed()).contains("Message_ConcessionEndedMeanwhile", "Task_EndConcession");
    }
}
