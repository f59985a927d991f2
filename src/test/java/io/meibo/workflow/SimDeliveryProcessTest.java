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

    private ProcessBench byPost() {
        return bench.answers("planDeliveryDelegate", Vars.BY_POST, true).start("sim-delivery");
    }

    @Test
    void a_sim_handed_over_is_delivered() {
        bench.start("sim-delivery");
        assertThat(bench.open()).containsExactly("Task_HandOverSim");
        assertThat(bench.lastStage().notice()).isEqualTo("ready");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.complete("Task_HandOverSim", "clerk", "handed-over");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_SimDelivered")
                .doesNotContain("End_SimNotCollected", "CallActivity_TrackMail");
    }

    @Test
    void a_sim_nobody_collects_is_not_waited_for_for_ever() {
        bench.start("sim-delivery").after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Timer_HandOverOverdue", "End_SimNotCollected")
                .doesNotContain("End_SimDelivered");
    }

    @Test
    void a_posted_sim_is_delivered_when_the_parcel_arrived_and_not_before() {
        byPost();
        assertThat(bench.open()).containsExactly("Task_PostSim");
        assertThat(bench.lastStage().awaiting()).hasToString("HAND_OVER");

        bench.complete("Task_PostSim", "clerk", "posted");
        assertThat(bench.ended()).isFalse();
        assertThat(bench.lastStage().awaiting()).hasToString("DELIVERY");
        assertThat(bench.notices()).containsExactly("posted");

        bench.tell(FlowMessage.DELIVERY_CONFIRMED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_SimDelivered").doesNotContain("Task_ClarifyReturnedMail");
    }

    @Test
    void who_comes_to_the_counter_before_it_is_posted_gets_it_there() {
        byPost().complete("Task_PostSim", "clerk", "handed-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).doesNotContain("CallActivity_TrackMail");
    }

    @Test
    void a_sim_that_a_program_posts_from_the_counter_is_waited_for_too() {
        bench.start("sim-delivery").complete("Task_HandOverSim", "clerk", "posted");
        assertThat(bench.ended()).isFalse();

        bench.tell(FlowMessage.DELIVERY_CONFIRMED);
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void what_comes_back_is_posted_again() {
        byPost().complete("Task_PostSim", "clerk", "posted")
                .tell(FlowMessage.MAIL_RETURNED)
                .complete("Task_ClarifyReturnedMail", "clerk", "post-again");
        assertThat(bench.open()).containsExactly("Task_PostSim");

        bench.complete("Task_PostSim", "clerk", "posted").tell(FlowMessage.DELIVERY_CONFIRMED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("End_PostAgain", "Task_PostSim", "End_SimDelivered");
    }

    @Test
    void an_esim_is_delivered_when_it_is_installed() {
        bench.inForm("esim")
                .when("releaseProfileDelegate", data -> data.set(Vars.CODE_AT_COUNTER, false))
                .when("readDownloadDelegate", data -> data.set(Vars.PROFILE_INSTALLED, true)
                        .set(Vars.DOWNLOAD_STUCK, false))
                .start("sim-delivery");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("CallActivity_DownloadProfile", "End_ProfileInstalled", "End_SimDelivered")
                .doesNotContain("Task_HandOverSim");
    }
}
