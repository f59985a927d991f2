package io.meibo.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.meibo.register.DecisionLog;
import io.meibo.register.DecisionLog.Decision;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.review.ReviewDesk.Verdict;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewDeskTest {

    private static final RegistrationId REFERENCE = RegistrationId.random(new SecureRandom());
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-25T14:00:00+09:00");
    private static final Actor REVIEWER = Actor.user("reviewer", Set.of(Role.REVIEWER));
    private static final Actor SENIOR = Actor.user("senior", Set.of(Role.SENIOR_REVIEWER));
    private static final Verdict APPROVAL = verdict(ReviewOutcome.APPROVE, List.of(), List.of());

    private final HumanTasks tasks = mock(HumanTasks.class);
    private final Register register = mock(Register.class);
    private final DecisionLog decisions = mock(DecisionLog.class);
    private final FourEyes fourEyes = new FourEyes(register);
    private final Returns returns = mock(Returns.class);
    private final ReviewDesk desk = new ReviewDesk(
            tasks,
            register,
            decisions,
            fourEyes,
            returns,
            List.of(text -> text.contains("621498320257") ? Optional.of("MY_NUMBER_DETECTED") : Optional.empty()));

    @BeforeEach
    void a_case_in_review() {
        when(returns.of(any())).thenReturn(new Returns.Rounds(1, 3));
        when(register.lockIn(REFERENCE, RegistrationStatus.IN_REVIEW)).thenReturn(inReview());
        when(decisions.ofTask("t1"))
                .thenReturn(Optional.of(new Decision(
                        "t1",
                        "Task_ReviewRegistration",
                        REFERENCE,
                        2,
                        "reviewer",
                        ReviewOutcome.APPROVE,
                        List.of(),
                        List.of(),
                        NOW)));
        task("Task_ReviewRegistration", "reviewer", "decision");
    }

    @Test
    void an_approval_is_stored_for_the_task_the_round_and_the_person() {
        desk.decide("t1", REVIEWER, APPROVAL);

        verify(decisions)
                .record(
                        REFERENCE,
                        2,
                        "t1",
                        "Task_ReviewRegistration",
                        "reviewer",
                        ReviewOutcome.APPROVE,
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        verify(register).recordHand(REFERENCE, REVIEWER, "reviewed", 2);
    }

    @Test
    void sending_back_needs_a_reason_and_what_is_to_be_corrected() {
        assertThat(faults(verdict(ReviewOutcome.RETURN, List.of(), List.of())))
                .containsExactly("/reasons REASON_REQUIRED", "/fields SENT_BACK_WHAT");
    }

    @Test
    void a_page_is_kept_under_one_name_however_it_is_told() {
        desk.decide(
                "t1",
                REVIEWER,
                verdict(
                        ReviewOutcome.RETURN,
                        List.of("DOCUMENT_UNREADABLE"),
                        List.of("/attachments/document-front", "/document-front", "/applicant/phone")));

        verify(decisions)
                .record(
                        REFERENCE,
                        2,
                        "t1",
                        "Task_ReviewRegistration",
                        "reviewer",
                        ReviewOutcome.RETURN,
                        List.of("DOCUMENT_UNREADABLE"),
                        List.of("/document-front", "/applicant/phone"),
                        List.of(),
                        null);
    }

    @Test
    void a_refusal_needs_a_reason_only() {
        assertThat(faults(verdict(ReviewOutcome.REFUSE, List.of(), List.of())))
                .containsExactly("/reasons REASON_REQUIRED");

        desk.decide("t1", REVIEWER, verdict(ReviewOutcome.REFUSE, List.of("PERSON_NOT_HOLDER"), List.of()));
    }

    @Test
    void all_faults_are_named_at_once() {
        assertThat(faults(verdict(
                        ReviewOutcome.RETURN,
                        List.of("DOCUMENT_UNREADABLE", "BAD_MOOD", "UNPAID_BILLS"),
                        List.of("/applicant/birthDate", "/applicant/shoeSize", "/product"))))
                .containsExactly(
                        "/reasons/1 REASON_UNKNOWN",
                        "/reasons/2 REASON_NOT_FOR_OUTCOME",
                        "/fields/1 NO_SUCH_FIELD",
                        "/fields/2 NO_SUCH_FIELD");
    }

    @Test
    void an_approval_sends_nothing_back() {
        assertThat(faults(verdict(ReviewOutcome.APPROVE, List.of("PAGE_MISSING"), List.of("/document-back"))))
                .containsExactly("/reasons/0 REASON_NOT_FOR_OUTCOME", "/fields APPROVED_WITH_FIELDS");
    }

    @Test
    void a_decision_without_outcome_is_incomplete() {
        assertThat(faults(new Verdict(null, List.of(), List.of(), List.of(), null)))
                .containsExactly("/outcome REQUIRED");
    }

    @Test
    void a_note_has_an_end() {
        assertThat(faults(new Verdict(ReviewOutcome.APPROVE, List.of(), List.of(), List.of(), "あ".repeat(2001))))
                .containsExactly("/note NOTE_TOO_LONG");
    }

    @Test
    void a_note_with_a_my_number_is_not_kept() {
        assertThat(faults(new Verdict(
                        ReviewOutcome.APPROVE, List.of(), List.of(), List.of(), "No. 621498320257 on the back")))
                .containsExactly("/note MY_NUMBER_DETECTED");
    }

    @Test
    void whoever_entered_or_corrected_the_case_does_not_review_it() {
        when(register.hadHand(REFERENCE, "reviewer", "entered", "corrected", "compared-cases"))
                .thenReturn(true);

        assertThat(refused("t1", REVIEWER, APPROVAL).code()).isEqualTo("FOUR_EYES");
        assertThat(fourEyes.allow(REFERENCE, "Task_ReviewRegistration", "reviewer"))
                .isFalse();
        assertThat(fourEyes.allow(REFERENCE, "Task_ReviewRegistration", "reviewer2"))
                .isTrue();
        verify(decisions, never()).record(any(), anyInt(), any(), any(), any(), any(), any(), any(), any(), any());
    }

    @Test
    void whoever_reviewed_the_case_does_not_confirm_it() {
        when(register.hadHand(REFERENCE, "senior", "entered", "corrected", "reviewed"))
                .thenReturn(true);
        task("Task_ConfirmApproval", "senior", "decision");

        assertThat(refused("t1", SENIOR, APPROVAL).code()).isEqualTo("FOUR_EYES");
    }

    @Test
    void only_the_assignee_decides() {
        assertThat(refused("t1", Actor.user("reviewer2", Set.of(Role.REVIEWER)), APPROVAL)
                        .code())
                .isEqualTo("NOT_YOUR_TASK");
        assertThat(refused("t1", Actor.applicant(REFERENCE), APPROVAL).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThat(refused("t2", REVIEWER, APPROVAL).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void a_signature_task_takes_no_decision() {
        task("Task_SignContract", "reviewer", "signature");

        assertThat(refused("t1", REVIEWER, APPROVAL).code()).isEqualTo("TASK_ASKS_NO_DECISION");
    }

    @Test
    void the_evidence_counts_for_the_person_who_decided_only() {
        var evidence = new DecisionEvidence(decisions, fourEyes);

        assertThat(evidence.outcome(REFERENCE, "t1", "Task_ReviewRegistration", "reviewer"))
                .contains("approve");
        assertThat(evidence.outcome(REFERENCE, "t1", "Task_ReviewRegistration", "reviewer2"))
                .isEmpty();
        assertThat(evidence.outcome(REFERENCE, "t2", "Task_ReviewRegistration", "reviewer"))
                .isEmpty();
    }

    @Test
    void every_reason_stands_for_a_return_or_a_refusal_and_marks_only_what_can_be_sent_back() {
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.standsFor(ReviewOutcome.APPROVE)).isFalse();
            assertThat(reason.standsFor(ReviewOutcome.RETURN) || reason.standsFor(ReviewOutcome.REFUSE))
                    .isTrue();
            assertThat(reason.usualFields())
                    .allMatch(pointer -> Returnable.of(pointer).isPresent());
        });
        assertThat(Arrays.stream(Reason.values()).filter(reason -> reason.standsFor(ReviewOutcome.RETURN)))
                .hasSizeLessThanOrEqualTo(10);
    }

    private List<String> faults(Verdict verdict) {
        Refusal refusal = refused("t1", REVIEWER, verdict);
        assertThat(refusal.code()).isEqualTo("DECISION_INCOMPLETE");
        return refusal.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private Refusal refused(String task, Actor actor, Verdict verdict) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> desk.decide(task, actor, verdict));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void task(String key, String assignee, String evidence) {
        when(tasks.find("t1"))
                .thenReturn(Optional.of(new HumanTask(
                        "t1", key, "Review registration", REFERENCE, assignee, List.of(), null, null, evidence)));
    }

    private static Verdict verdict(ReviewOutcome outcome, List<String> reasons, List<String> fields) {
        return new Verdict(outcome, reasons, fields, List.of(), null);
    }

    private static RegistrationCase inReview() {
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                "standard-20gb",
                "JPN",
                "meibo-mobile",
                "counter",
                "document-shown",
                "ja",
                "jp-driver-licence",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 25));
        return new RegistrationCase(
                REFERENCE,
                facts,
                "clerk",
                null,
                null,
                2,
                RegistrationStatus.IN_REVIEW,
                null,
                null,
                null,
                null,
                null,
                "postpaid-registration",
                "i1",
                NOW,
                NOW);
    }
}
