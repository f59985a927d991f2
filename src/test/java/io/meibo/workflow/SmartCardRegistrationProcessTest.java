package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SmartCardRegistrationProcessTest {

    private static final String MODEL = "smart-card-registration";

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of(MODEL);

    private final ProcessBench bench =
            new ProcessBench().ofProduct("jp-transit-named", "JPN", "none").verifiedBy("counter", "none");

    @Test
    void a_named_card_is_cleared_paid_reserved_handed_over_and_issued() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "not-applicable")
                .answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .start(MODEL);
        assertThat(bench.open()).containsExactly("Task_CollectDeposit");

        bench.tell(FlowMessage.DEPOSIT_PAID);
        assertThat(bench.open()).containsExactly("Task_HandOverCard");
        assertThat(bench.lastStage().notice()).isEqualTo("ready");

        bench.complete("Task_HandOverCard", "clerk", "handed-over");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "CallActivity_ClearRegistration",
                        "CallActivity_CollectPayment",
                        "Task_ReserveNumberAndSim",
                        "Task_HandOverCard",
                        "Task_IssueCard",
                        "Task_PlanYearlyReview",
                        "End_CardIssued")
                .doesNotContain("Task_ReviewRegistration", "CallActivity_ReturnDeposit", "Task_ReleaseNumberAndSim");
        assertThat(bench.statuses()).containsExactly("checking", "awaiting-deposit", "issuing", "completed");
    }

    @Test
    void an_anonymous_card_asks_for_nobody_and_clears_nobody() {
        bench.ofProduct("jp-transit-anonymous", "JPN", "none")
                .verifiedBy("counter", "none")
                .answers("readCardTermsDelegate", Vars.HOLDER_NAMED, false)
                .start(MODEL)
                .complete("Task_HandOverCard", "clerk", "handed-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_CardIssued")
                .doesNotContain("CallActivity_ClearRegistration", "Task_CheckIdentityDocument");
    }

    @Test
    void a_bank_card_takes_two_reviewers_though_every_check_passed() {
        aBankCard().start(MODEL);
        assertThat(bench.open()).containsExactly("Task_ComparePortrait");

        bench.complete("Task_ComparePortrait", "reviewer", "match");
        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");

        bench.complete("Task_ReviewRegistration", "reviewer", "approve");
        assertThat(bench.open()).containsExactly("Task_ConfirmApproval");

        bench.complete("Task_ConfirmApproval", "senior", "approve");
        assertThat(bench.open()).containsExactly("Task_HandOverCard");
    }

    @Test
    void a_second_bank_card_of_the_same_person_is_refused_without_a_person_being_asked() {
        aBankCard()
                .answers("checkLineLimitDelegate", Vars.LINE_LIMIT_RESULT, "failed")
                .start(MODEL);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_RegistrationRefused")
                .doesNotContain("Task_ReviewRegistration", "CallActivity_CollectPayment");
    }

    @Test
    void what_is_not_corrected_in_time_expires() {
        bench.answers("checkContactDataDelegate", Vars.CONTACT_RESULT, "unclear")
                .start(MODEL)
                .complete("Task_ReviewRegistration", "reviewer", "return")
                .after("correction");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_RegistrationExpired")
                .doesNotContain("CallActivity_CollectPayment", "CallActivity_ReturnDeposit");
    }

    @Test
    void a_deposit_not_paid_ends_it() {
        bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .start(MODEL)
                .after("deposit");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_PaymentOverdue", "CallActivity_ReturnDeposit", "End_RegistrationExpired")
                .doesNotContain("Task_ReserveNumberAndSim", "Task_ReleaseNumberAndSim");
    }

    @Test
    void a_case_that_never_gets_a_card_expires() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start(MODEL)
                .after("stock");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_RegistrationExpired").doesNotContain("Task_HandOverCard");
    }

    @Test
    void a_card_that_nobody_collects_goes_back() {
        bench.start(MODEL).after("hand-over");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("End_CardNotCollected", "Task_ReleaseNumberAndSim", "End_RegistrationExpired")
                .doesNotContain("Task_IssueCard");
    }

    @Test
    void withdrawing_gives_card_and_deposit_back() {
        bench.answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .start(MODEL)
                .tell(FlowMessage.REGISTRATION_WITHDRAWN);
        assertThat(bench.open()).isEqualTo(List.of("Task_RefundDeposit"));

        bench.complete("Task_RefundDeposit", "clerk", "refunded");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("Task_ReleaseNumberAndSim", "End_RegistrationWithdrawn")
                .doesNotContain("Task_IssueCard");
    }

    private ProcessBench aBankCard() {
        return bench.ofProduct("cn-bank-class-1", "CHN", "cn-resident-id").verifiedBy("counter", "portrait-compared");
    }
}
