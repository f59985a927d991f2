package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostpaidRegistrationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("postpaid-registration");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_plain_yes_runs_straight_to_the_issued_sim() {
        bench.start("postpaid-registration");
        assertThat(bench.open()).containsExactly("Task_SignContract");

        bench.tell(FlowMessage.CONTRACT_SIGNED);
        assertThat(bench.open()).containsExactly("Task_HandOverSim");

        bench.complete("Task_HandOverSim", "clerk", "done");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Start_ApplicationReceived",
                        "CallActivity_ClearRegistration",
                        "Task_PrepareContract",
                        "Message_ContractSigned",
                        "Task_ReserveNumberAndSim",
                        "Task_HandOverSim",
                        "Task_IssueSim",
                        "End_SimIssued")
                .doesNotContain(
                        "Task_ReviewRegistration",
                        "Task_CollectDeposit",
                        "CallActivity_GiveBack",
                        "SubProcess_Withdrawal");
        assertThat(bench.statuses()).containsExactly("checking", "awaiting-signature", "issuing", "completed");
        assertThat(bench.notices()).containsExactly("received", "approved", "sign", "ready", "completed");
    }

    @Test
    void reviewed_signed_and_paid_the_sim_is_issued() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .start("postpaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "approve")
                .complete("Task_SignContract", "clerk", "done")
                .complete("Task_CollectDeposit", "clerk", "done")
                .complete("Task_HandOverSim", "clerk", "done");

        assertThat(bench.passed())
                .contains("Task_ReviewRegistration", "Task_CollectDeposit", "End_SimIssued")
                .doesNotContain("Task_ConfirmApproval", "CallActivity_GiveBack");
        assertThat(bench.statuses())
                .containsExactly(
                        "checking", "in-review", "awaiting-signature", "awaiting-deposit", "issuing", "completed");
    }

    @Test
    void a_refused_registration_never_gets_a_contract() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_RegistrationRefused")
                .doesNotContain("CallActivity_ConcludeContract", "CallActivity_GiveBack", "Task_IssueSim");
        assertThat(bench.lastStage().notice()).isEqualTo("refused");
        assertThat(bench.statuses()).endsWith("rejected");
    }

    @Test
    void what_is_not_corrected_in_time_expires() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "return")
                .after("correction");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_CorrectionOverdue", "End_RegistrationExpired")
                .doesNotContain("CallActivity_ConcludeContract", "End_RegistrationRefused");
        assertThat(bench.statuses()).endsWith("returned", "expired");
    }

    @Test
    void a_contract_not_signed_in_time_expires_and_gives_everything_back() {
        bench.start("postpaid-registration").after("signature");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("CallActivity_GiveBack", "Task_CancelContract", "End_RegistrationExpired")
                .doesNotContain("CallActivity_ReserveResources", "Task_HandOverSim");
        assertThat(bench.lastStage().notice()).isEqualTo("expired");
    }

    @Test
    void a_case_that_never_gets_a_sim_expires() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("postpaid-registration")
                .tell(FlowMessage.CONTRACT_SIGNED);
        assertThat(bench.ended()).isFalse();

        bench.after("stock");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_ReservationExpired", "End_RegistrationExpired")
                .doesNotContain("Task_HandOverSim");
    }

    @Test
    void a_sim_not_collected_goes_back() {
        bench.start("postpaid-registration").tell(FlowMessage.CONTRACT_SIGNED).after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Timer_HandOverOverdue", "Task_ReleaseNumberAndSim", "End_RegistrationExpired")
                .doesNotContain("Task_IssueSim");
    }

    @Test
    void withdrawing_during_review_ends_it() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Start_RegistrationWithdrawn",
                        "CallActivity_GiveBackAfterWithdrawal",
                        "End_RegistrationWithdrawn")
                .doesNotContain("CallActivity_ConcludeContract", "CallActivity_GiveBack");
        assertThat(bench.statuses()).endsWith("in-review", "withdrawn");
    }

    @Test
    void withdrawing_after_payment_returns_the_deposit() {
        bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .start("postpaid-registration")
                .tell(FlowMessage.CONTRACT_SIGNED)
                .tell(FlowMessage.DEPOSIT_PAID)
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");

        bench.complete("Task_RefundDeposit", "clerk", "done");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Task_ReleaseNumberAndSim", "Task_RefundDeposit", "End_RegistrationWithdrawn")
                .doesNotContain("Task_IssueSim", "End_RegistrationExpired");
    }
}
