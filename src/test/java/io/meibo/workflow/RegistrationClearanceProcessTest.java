package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationClearanceProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("registration-clearance");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_plain_yes_needs_no_person() {
        bench.start("registration-clearance");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.passed())
                .contains("End_RegistrationApproved")
                .doesNotContain("Task_ReviewRegistration", "Task_CorrectRegistration", "End_RefusedByRule");
    }

    @Test
    void a_sixth_card_in_china_is_refused_without_a_person() {
        bench.ofProduct("cn-postpaid-voice", "CHN", "cn-resident-id")
                .answers("checkLineLimitDelegate", Vars.LINE_LIMIT_RESULT, "failed")
                .start("registration-clearance");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).contains("End_RefusedByRule").doesNotContain("Task_ReviewRegistration");
    }

    @Test
    void anything_unclear_is_reviewed_by_one() {
        unclear();
        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.complete("Task_ReviewRegistration", "reviewer", "approve");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.passed())
                .containsSubsequence("Task_ReviewRegistration", "Join_ApprovedByOne", "End_RegistrationApproved")
                .doesNotContain("Task_ConfirmApproval", "Task_CorrectRegistration");
    }

    @Test
    void a_grave_doubt_takes_two_to_approve() {
        grave();
        bench.complete("Task_ReviewRegistration", "reviewer", "approve");
        assertThat(bench.open()).containsExactly("Task_ConfirmApproval");

        bench.complete("Task_ConfirmApproval", "senior", "approve");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.passed())
                .containsSubsequence("Task_ConfirmApproval", "Join_ApprovedByTwo")
                .doesNotContain("Join_ApprovedByOne", "Join_NotApproved");
    }

    @Test
    void a_document_known_under_another_name_is_compared_before_it_is_reviewed() {
        bench.answers("checkDuplicateDelegate", Vars.DUPLICATE_RESULT, "failed").start("registration-clearance");
        assertThat(bench.open()).containsExactly("Task_CompareRegistrations");

        bench.complete("Task_CompareRegistrations", "senior", "misuse");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).contains("End_RefusedByRule").doesNotContain("Task_ReviewRegistration");
    }

    @Test
    void whoever_is_approved_takes_a_line() {
        bench.start("registration-clearance");
        assertThat(bench.passed()).containsSubsequence("Task_TakeLine", "End_RegistrationApproved");
    }

    @Test
    void one_is_enough_to_refuse() {
        grave();
        bench.complete("Task_ReviewRegistration", "reviewer", "refuse");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed())
                .contains("End_RefusedByReviewer")
                .doesNotContain("Task_ConfirmApproval", "Task_CorrectRegistration", "End_RegistrationApproved");
    }

    @Test
    void the_second_reviewer_may_refuse_what_the_first_approved() {
        grave();
        bench.complete("Task_ReviewRegistration", "reviewer", "approve")
                .complete("Task_ConfirmApproval", "senior", "refuse");

        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed())
                .containsSubsequence("Gateway_ApprovalConfirmed", "Join_NotApproved", "End_RefusedByReviewer")
                .doesNotContain("Join_ApprovedByTwo");
    }

    @Test
    void a_correction_is_checked_from_the_beginning_and_seen_by_a_person_again() {
        unclear();
        bench.complete("Task_ReviewRegistration", "reviewer", "return");
        assertThat(bench.open()).containsExactly("Task_CorrectRegistration");
        assertThat(bench.lastStage().notice()).isEqualTo("returned");

        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "passed")
                .tell(FlowMessage.CORRECTION_RECEIVED);
        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        assertThat(bench.passed())
                .filteredOn("CallActivity_AssessRegistration"::equals)
                .hasSize(2);

        bench.complete("Task_ReviewRegistration", "reviewer2", "approve");
        assertThat(bench.variable(Vars.CLEARANCE)).contains("approved");
        assertThat(bench.statuses()).containsExactly("checking", "in-review", "returned", "checking", "in-review");
    }

    @Test
    void the_clerk_corrects_at_the_counter() {
        unclear();
        bench.complete("Task_ReviewRegistration", "reviewer", "return")
                .complete("Task_CorrectRegistration", "clerk", "done");

        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
        assertThat(bench.passed()).contains("Join_Corrected").doesNotContain("Message_CorrectionReceived");
    }

    @Test
    void the_applicant_is_reminded_once_and_then_the_registration_expires() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("postpaid-registration")
                .complete("Task_ReviewRegistration", "reviewer", "return")
                .after("correction-reminder");
        assertThat(bench.open()).containsExactly("Task_CorrectRegistration");
        assertThat(bench.notices()).endsWith("returned", "reminder");

        bench.after("correction");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).isEmpty();
        assertThat(bench.passed())
                .contains("End_CorrectionLeftLying", "End_RegistrationExpired")
                .doesNotContain("End_RefusedByReviewer", "End_RoundsUsedUp");
        assertThat(bench.passed()).containsOnlyOnce("End_CorrectionReminded");
    }

    @Test
    void a_case_out_of_rounds_is_refused() {
        unclear();
        bench.answers("countCorrectionRoundsDelegate", Vars.ANOTHER_ROUND_ALLOWED, false)
                .complete("Task_ReviewRegistration", "reviewer", "return");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).contains("End_RoundsUsedUp").doesNotContain("Task_CorrectRegistration");
    }

    @Test
    void a_method_that_is_forbidden_is_refused_without_a_person() {
        bench.verifiedBy("online", "image-uploaded").start("registration-clearance");

        assertThat(bench.variable(Vars.CLEARANCE)).contains("refused");
        assertThat(bench.passed()).contains("End_RefusedByRule").doesNotContain("Task_ReviewRegistration");
    }

    @Test
    void an_answer_that_no_model_knows_goes_to_a_person() {
        bench.answers("checkDuplicateDelegate", Vars.DUPLICATE_RESULT, "who-knows")
                .start("registration-clearance");

        assertThat(bench.open()).containsExactly("Task_ReviewRegistration");
    }

    private void unclear() {
        bench.answers("checkIdentityDocumentDelegate", Vars.IDENTITY_RESULT, "unclear")
                .start("registration-clearance");
    }

    private void grave() {
        bench.answers("checkDuplicateDelegate", Vars.DUPLICATE_RESULT, "failed")
                .start("registration-clearance")
                .complete("Task_CompareRegistrations", "senior", "no-misuse");
    }
}
