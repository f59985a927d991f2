package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailTrackingProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("mail-tracking");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void the_parcel_arrives() {
        bench.start("mail-tracking");
        assertThat(bench.lastStage().awaiting()).hasToString("DELIVERY");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.tell(FlowMessage.DELIVERY_CONFIRMED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.MAIL)).contains("arrived");
        assertThat(bench.passed()).doesNotContain("Task_ClarifyReturnedMail");
    }

    @Test
    void mail_that_came_back_is_posted_again() {
        bench.start("mail-tracking").tell(FlowMessage.MAIL_RETURNED);
        assertThat(bench.open()).containsExactly("Task_ClarifyReturnedMail");

        bench.complete("Task_ClarifyReturnedMail", "clerk", "post-again");
        assertThat(bench.variable(Vars.MAIL)).contains("post-again");
    }

    @Test
    void overdue_mail_is_remembered_and_becomes_a_task() {
        bench.start("mail-tracking").after("delivery");
        assertThat(bench.open()).containsExactly("Task_ClarifyReturnedMail");
        assertThat(bench.notices()).containsExactly("posted", "reminder");

        bench.complete("Task_ClarifyReturnedMail", "clerk", "delivered");
        assertThat(bench.variable(Vars.MAIL)).contains("arrived");
    }

    @Test
    void a_late_word_of_the_carrier_ends_the_search() {
        bench.start("mail-tracking").after("delivery").tell(FlowMessage.DELIVERY_CONFIRMED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("Message_FoundDelivered");
        assertThat(bench.variable(Vars.MAIL)).contains("arrived");
    }

    @Test
    void what_is_given_up_comes_to_no_good_end() {
        bench.start("mail-tracking")
                .tell(FlowMessage.MAIL_RETURNED)
                .complete("Task_ClarifyReturnedMail", "clerk", "give-up");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_MailGivenUp");
        assertThat(bench.variable(Vars.MAIL)).isEmpty();
    }
}
