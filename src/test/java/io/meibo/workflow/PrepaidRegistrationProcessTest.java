package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrepaidRegistrationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("prepaid-registration");

    private final ProcessBench bench = new ProcessBench().ofProduct("jp-prepaid-voice", "JPN", "jp-residence-card");

    @Test
    void the_applicant_switches_the_card_on() {
        bench.start("prepaid-registration");
        assertThat(bench.open()).containsExactly("Task_ActivateCard");
        assertThat(bench.lastStage().notice()).isEqualTo("activate");

        bench.tell(FlowMessage.CARD_ACTIVATED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "CallActivity_ClearRegistration",
                        "Task_ReserveNumberAndSim",
                        "Message_CardActivated",
                        "Task_IssueSim",
                        "End_CardActivated")
                .doesNotContain("Task_ReviewRegistration", "Task_SignContract", "Task_ReleaseNumberAndSim");
        assertThat(bench.statuses()).containsExactly("checking", "issuing", "awaiting-activation", "completed");
    }

    @Test
    void an_esim_is_installed_before_it_is_switched_on() {
        bench.inForm("esim").start("prepaid-registration");

        assertThat(bench.open()).containsExactly("Task_ActivateCard");
        assertThat(bench.passed())
                .containsSubsequence(
                        "Task_HoldProfile",
                        "Task_OrderProfile",
                        "CallActivity_ClearRegistration",
                        "Task_ReleaseProfile",
                        "End_ProfileInstalled",
                        "Task_ActivateCard")
                .doesNotContain("Task_MendDownload", "Task_CancelProfile");
    }

    @Test
    void an_esim_withdrawn_gives_profile_and_number_back() {
        bench.inForm("esim").start("prepaid-registration").tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("Task_CancelProfile", "Task_ReleaseNumberAndSim", "End_RegistrationWithdrawn")
                .doesNotContain("Task_IssueSim");
    }

    @Test
    void the_clerk_switches_the_card_on_at_the_counter() {
        bench.start("prepaid-registration").complete("Task_ActivateCard", "clerk", "done");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_CardActivated").doesNotContain("Message_CardActivated");
    }

    @Test
    void a_card_not_activated_is_remembered_once_and_then_goes_back() {
        bench.start("prepaid-registration").after("activation-reminder");
        assertThat(bench.open()).containsExactly("Task_ActivateCard");
        assertThat(bench.notices()).endsWith("activate", "reminder");

        bench.after("activation");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_ActivationReminded", "Task_ReleaseNumberAndSim", "End_RegistrationExpired")
                .doesNotContain("Task_IssueSim");
        assertThat(bench.passed()).containsOnlyOnce("End_ActivationReminded");
    }

    @Test
    void a_refused_registration_never_gets_a_card() {
        bench.answers("checkContactDataDelegate", Vars.CONTACT_RESULT, "unclear")
                .start("prepaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_RegistrationRefused")
                .doesNotContain("Task_ReserveNumberAndSim", "Task_ReleaseNumberAndSim");
    }

    @Test
    void what_is_not_corrected_in_time_expires() {
        bench.answers("checkContactDataDelegate", Vars.CONTACT_RESULT, "unclear")
                .start("prepaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "return")
                .after("correction");

        assertThat(bench.passed())
                .contains("End_CorrectionLeftLying", "End_RegistrationExpired")
                .doesNotContain("Task_ReserveNumberAndSim", "Task_ReleaseNumberAndSim");
    }

    @Test
    void a_case_that_never_gets_a_card_expires() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("prepaid-registration")
                .after("stock");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_RegistrationExpired").doesNotContain("Task_ActivateCard");
    }

    @Test
    void withdrawing_before_activation_gives_the_card_back() {
        bench.start("prepaid-registration").tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Task_ActivateCard", "Task_ReleaseNumberAndSim", "End_RegistrationWithdrawn")
                .doesNotContain("Task_IssueSim", "End_RegistrationExpired", "Task_RefundDeposit");
    }

    @Test
    void who_is_refused_when_he_switches_on_gets_no_line_and_everything_goes_back() {
        bench.ofProduct("cn-prepaid-voice", "CHN", "cn-resident-id")
                .verifiedBy("online", "image-uploaded")
                .start("prepaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "approve")
                .tell(FlowMessage.CARD_ACTIVATED)
                .complete("Task_CheckActivation", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Gateway_Activated", "Undo_AfterRefusedActivation", "Task_ReleaseNumberAndSim")
                .doesNotContain("Task_IssueSim", "Task_SwitchCardOn");
        assertThat(bench.statuses()).endsWith("awaiting-activation", "rejected");
    }
}
