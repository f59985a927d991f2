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

        bench.complete("Task_HandOverSim", "clerk", "handed-over");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Start_ApplicationReceived",
                        "CallActivity_ClearRegistration",
                        "Task_DecideDeposit",
                        "Task_PrepareContract",
                        "Message_ContractSigned",
                        "Task_ReserveNumberAndSim",
                        "CallActivity_AwaitStock",
                        "Task_HandOverSim",
                        "Task_IssueSim",
                        "End_SimIssued")
                .doesNotContain("Task_ReviewRegistration", "Task_CollectDeposit", "Gateway_WaitForStock")
                .doesNotContain("SubProcess_Withdrawal", "SubProcess_Expiry", "Undo_AfterRefusal")
                .doesNotContain("CallActivity_ReturnDeposit", "Task_CancelContract", "Task_ReleaseNumberAndSim");
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
                .complete("Task_HandOverSim", "clerk", "handed-over");

        assertThat(bench.passed())
                .contains("Task_ReviewRegistration", "Task_CollectDeposit", "End_SimIssued")
                .doesNotContain("Task_ConfirmApproval", "CallActivity_ReturnDeposit");
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
                .containsSubsequence("Undo_AfterRefusal", "End_RegistrationRefused")
                .doesNotContain("Task_DecideDeposit", "CallActivity_ReturnDeposit", "Task_IssueSim");
        assertThat(bench.lastStage().notice()).isEqualTo("refused");
        assertThat(bench.statuses()).endsWith("rejected");
    }

    @Test
    void a_refused_esim_is_given_back_before_anything_was_approved() {
        bench.inForm("esim")
                .answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration");
        assertThat(bench.passed()).containsSubsequence("Task_HoldProfile", "Task_OrderProfile");

        bench.complete("Task_ReviewRegistration", "reviewer", "refuse");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Undo_AfterRefusal", "Task_CancelProfile", "End_RegistrationRefused")
                .doesNotContain("Task_ReleaseNumberAndSim", "CallActivity_ReturnDeposit", "Task_ReleaseProfile");
    }

    @Test
    void an_esim_withdrawn_while_its_order_is_out_is_given_back_all_the_same() {
        bench.inForm("esim")
                .when("orderProfileDelegate", data -> {
                    throw new IllegalStateException("no answer yet");
                })
                .start("postpaid-registration")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Task_HoldProfile", "Task_CancelProfile", "End_RegistrationWithdrawn")
                .doesNotContain("CallActivity_ClearRegistration", "CallActivity_ReturnDeposit");
    }

    @Test
    void what_is_not_corrected_in_time_expires() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "return")
                .after("correction");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_CorrectionLeftLying", "Start_RegistrationExpired", "End_RegistrationExpired")
                .doesNotContain("Task_DecideDeposit", "CallActivity_ReturnDeposit", "End_RegistrationRefused");
        assertThat(bench.statuses()).endsWith("returned", "expired");
    }

    @Test
    void a_contract_not_signed_in_time_expires_and_gives_everything_back() {
        bench.start("postpaid-registration").after("signature");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_SignatureOverdue", "Task_CancelContract", "End_RegistrationExpired")
                .contains("CallActivity_ReturnDeposit")
                .doesNotContain("Task_ReserveNumberAndSim", "Task_ReleaseNumberAndSim", "Task_HandOverSim");
        assertThat(bench.lastStage().notice()).isEqualTo("expired");
    }

    @Test
    void a_deposit_not_paid_in_time_expires_and_gives_back_what_was_paid_in_part() {
        bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .start("postpaid-registration")
                .tell(FlowMessage.CONTRACT_SIGNED)
                .after("deposit");
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");
        assertThat(bench.statuses()).endsWith("awaiting-deposit", "expired");

        bench.complete("Task_RefundDeposit", "clerk", "done");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_DepositOverdue", "Task_RefundDeposit", "End_RegistrationExpired")
                .contains("Task_CancelContract")
                .doesNotContain("Task_ReserveNumberAndSim", "Task_ReleaseNumberAndSim");
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
                .containsSubsequence("End_ReservationExpired", "Task_ReleaseNumberAndSim", "End_RegistrationExpired")
                .contains("Task_CancelContract", "CallActivity_ReturnDeposit")
                .doesNotContain("Task_HandOverSim");
    }

    @Test
    void a_sim_not_collected_goes_back() {
        bench.start("postpaid-registration").tell(FlowMessage.CONTRACT_SIGNED).after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_SimNotCollected", "Task_ReleaseNumberAndSim", "End_RegistrationExpired")
                .contains("Task_CancelContract", "CallActivity_ReturnDeposit")
                .doesNotContain("Task_IssueSim");
    }

    @Test
    void withdrawing_during_review_ends_it() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Start_RegistrationWithdrawn", "Undo_AfterWithdrawal", "End_RegistrationWithdrawn")
                .doesNotContain("Task_DecideDeposit", "CallActivity_ReturnDeposit", "Task_ReleaseNumberAndSim");
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
                .containsSubsequence("Undo_AfterWithdrawal", "Task_RefundDeposit", "End_RegistrationWithdrawn")
                .contains("Task_ReleaseNumberAndSim", "Task_CancelContract")
                .doesNotContain("Task_IssueSim", "End_RegistrationExpired");
        assertThat(bench.passed())
                .as("each is undone once")
                .containsOnlyOnce("Task_ReleaseNumberAndSim", "Task_CancelContract", "Task_SettleDeposit");
    }

    @Test
    void withdrawing_while_waiting_for_stock_leaves_the_line() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("postpaid-registration")
                .tell(FlowMessage.CONTRACT_SIGNED)
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Gateway_WaitForStock", "Task_ReleaseNumberAndSim", "End_RegistrationWithdrawn")
                .doesNotContain("Task_HandOverSim", "End_ReservationExpired");
    }

    @Test
    void a_withdrawal_is_taken_once_and_the_case_stays_open_until_the_money_is_back() {
        bench.answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .start("postpaid-registration")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);
        assertThat(bench.ended()).isFalse();
        assertThat(bench.waitsFor(FlowMessage.REGISTRATION_WITHDRAWN)).isFalse();

        bench.after("refund");
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");
    }

    @Test
    void what_cannot_be_undone_stands_as_an_incident_and_holds_nothing_else_up() {
        bench.when("releaseNumberAndSimDelegate", data -> {
                    throw new IllegalStateException("out of reach");
                })
                .start("postpaid-registration")
                .tell(FlowMessage.CONTRACT_SIGNED)
                .tell(FlowMessage.REGISTRATION_WITHDRAWN)
                .afterSeconds(3600)
                .afterSeconds(3600)
                .afterSeconds(3600)
                .afterSeconds(3600);
        assertThat(bench.incidents()).contains("Task_ReleaseNumberAndSim");
        assertThat(bench.passed())
                .contains("Task_CancelContract", "End_DepositReturned")
                .doesNotContain("End_RegistrationWithdrawn");

        bench.when("releaseNumberAndSimDelegate", data -> {}).retry();
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_RegistrationWithdrawn");
    }

    @Test
    void mail_that_is_given_up_expires_the_registration_and_gives_everything_back() {
        bench.answers("planDeliveryDelegate", Vars.BY_POST, true)
                .start("postpaid-registration")
                .complete("Task_SignContract", "clerk", "done")
                .complete("Task_PostSim", "clerk", "posted")
                .tell(FlowMessage.MAIL_RETURNED)
                .complete("Task_ClarifyReturnedMail", "clerk", "give-up");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_MailGivenUp", "Start_RegistrationExpired", "Task_ReleaseNumberAndSim")
                .doesNotContain("Task_IssueSim");
        assertThat(bench.statuses()).endsWith("issuing", "expired");
    }

    @Test
    void a_sim_on_its_way_may_still_be_withdrawn() {
        bench.answers("planDeliveryDelegate", Vars.BY_POST, true)
                .start("postpaid-registration")
                .complete("Task_SignContract", "clerk", "done")
                .complete("Task_PostSim", "clerk", "posted")
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Gateway_WaitForMail", "Start_RegistrationWithdrawn", "Task_ReleaseNumberAndSim")
                .doesNotContain("Task_IssueSim");
    }
}
