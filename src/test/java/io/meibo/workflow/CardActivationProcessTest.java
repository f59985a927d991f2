package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardActivationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("card-activation");

    private final ProcessBench bench = new ProcessBench().ofProduct("cn-prepaid-voice", "CHN", "cn-resident-id");

    @Test
    void the_applicant_or_the_clerk_switches_the_card_on() {
        bench.verifiedBy("counter", "portrait-compared").start("card-activation");
        assertThat(bench.passed()).contains("Task_SendActivationCode");

        bench.tell(FlowMessage.CARD_ACTIVATED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.ACTIVATION)).contains("activated");
        assertThat(bench.passed())
                .contains("End_CardSwitchedOn")
                .doesNotContain("End_ActivationOverdue", "Task_CheckActivation");

        var other = new ProcessBench()
                .ofProduct("jp-prepaid-voice", "JPN", "jp-residence-card")
                .start("card-activation")
                .complete("Task_ActivateCard", "clerk", "done");
        assertThat(other.passed()).contains("End_CardSwitchedOn").doesNotContain("Message_CardActivated");
    }

    @Test
    void who_applied_online_is_looked_at_again_before_the_card_works() {
        bench.verifiedBy("online", "image-uploaded").start("card-activation").tell(FlowMessage.CARD_ACTIVATED);
        assertThat(bench.open()).containsExactly("Task_CheckActivation");
        assertThat(bench.passed()).doesNotContain("Task_SwitchCardOn");
        assertThat(bench.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.evaluation().rules()).containsExactly("Rule_CnOnline"));

        bench.complete("Task_CheckActivation", "reviewer", "approve");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Task_SwitchCardOn", "End_CardSwitchedOn");
        assertThat(bench.variable(Vars.ACTIVATION)).contains("activated");
    }

    @Test
    void who_is_asked_again_waits_again_and_gets_a_new_code() {
        bench.verifiedBy("online", "image-uploaded")
                .start("card-activation")
                .tell(FlowMessage.CARD_ACTIVATED)
                .complete("Task_CheckActivation", "reviewer", "return");
        assertThat(bench.open()).containsExactly("Task_ActivateCard");
        assertThat(bench.passed()).filteredOn("Task_SendActivationCode"::equals).hasSize(2);
        assertThat(bench.notices()).containsExactly("activate", "activate");
    }

    @Test
    void who_is_refused_gets_no_card() {
        bench.verifiedBy("online", "image-uploaded")
                .start("card-activation")
                .tell(FlowMessage.CARD_ACTIVATED)
                .complete("Task_CheckActivation", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.ACTIVATION)).contains("refused");
        assertThat(bench.passed()).doesNotContain("Task_SwitchCardOn", "End_CardSwitchedOn");
    }

    @Test
    void after_one_reminder_it_is_overdue() {
        bench.verifiedBy("counter", "portrait-compared")
                .start("card-activation")
                .after("activation-reminder");
        assertThat(bench.notices()).containsExactly("activate", "reminder");
        assertThat(bench.open()).containsExactly("Task_ActivateCard");

        bench.after("activation");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_ActivationOverdue").doesNotContain("End_CardSwitchedOn");
        assertThat(bench.notices()).containsExactly("activate", "reminder");
    }
}
