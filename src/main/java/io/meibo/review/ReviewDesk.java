package io.meibo.review;

import io.meibo.privacy.FreeTextRule;
import io.meibo.register.DecisionLog;
import io.meibo.register.DecisionLog.Decision;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where reviewers decide. A decision belongs to one task and to the person it is assigned to. */
@Service
public class ReviewDesk {

    static final int NOTE_LENGTH = 2000;

    /** A field or page that is marked, and the codes of the reasons why this one. */
    public record Mark(@Nullable String pointer, List<String> reasons) {

        public Mark {
            reasons = copy(reasons);
        }
    }

    /**
     * What a reviewer says: outcome, reason codes, JSON pointers of what is sent back (all together in {@code fields}, or
     * each with its own reasons in {@code items}), and a note for colleagues, at most 2000 characters, which the
     * applicant does not get.
     */
    public record Verdict(
            @Nullable ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            List<Mark> items,
            @Nullable String note) {

        public Verdict {
            reasons = copy(reasons);
            fields = copy(fields);
            items = copy(items);
            note = note == null || note.isBlank() ? null : note.strip();
        }

        @Override
        public String toString() {
            return "Verdict[" + outcome + ", " + reasons + "]";
        }
    }

    /** JSON may leave a list out, or hold nothing in one of its places. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private final HumanTasks tasks;
    private final Register register;
    private final DecisionLog decisions;
    private final FourEyes fourEyes;
    private final Returns returns;
    private final List<FreeTextRule> textRules;

    ReviewDesk(
            HumanTasks tasks,
            Register register,
            DecisionLog decisions,
            FourEyes fourEyes,
            Returns returns,
            List<FreeTextRule> textRules) {
        this.tasks = tasks;
        this.register = register;
        this.decisions = decisions;
        this.fourEyes = fourEyes;
        this.returns = returns;
        this.textRules = List.copyOf(textRules);
    }

    /**
     * Stores the verdict for this task; while the task is open a later one takes its place. Refuses what is incomplete
     * ({@code DECISION_INCOMPLETE}, all faults at once), another's task, a hand too many ({@code FOUR_EYES}) and a case
     * that is not in review.
     */
    @Transactional
    public Decision decide(String taskId, Actor actor, Verdict verdict) {
        HumanTask task = mine(taskId, actor);
        RegistrationCase found = register.lockIn(task.registration(), RegistrationStatus.IN_REVIEW);
        // the task may have been completed or taken over while we waited for the lock
        mine(taskId, actor);
        RegistrationId reference = found.reference();
        if (!fourEyes.allow(reference, task.key(), actor.id())) {
            throw Refusal.forbidden("FOUR_EYES");
        }
        ReviewOutcome outcome = complete(verdict);
        if (outcome == ReviewOutcome.RETURN && !returns.of(found).another()) {
            throw Refusal.rule(
                    "NO_ROUND_LEFT",
                    FieldError.of("/outcome", "NO_ROUND_LEFT", returns.of(found).most()));
        }
        List<DecisionLog.Item> items = verdict.items().stream()
                .map(item -> new DecisionLog.Item(
                        Returnable.of(String.valueOf(item.pointer())).orElseThrow(),
                        item.reasons().stream().distinct().toList()))
                .toList();
        decisions.record(
                reference,
                found.round(),
                taskId,
                task.key(),
                actor.id(),
                outcome,
                Stream.concat(verdict.reasons().stream(), items.stream().flatMap(item -> item.reasons().stream()))
                        .distinct()
                        .toList(),
                Stream.concat(
                                verdict.fields().stream().flatMap(field -> Returnable.of(field).stream()),
                                items.stream().map(DecisionLog.Item::pointer))
                        .distinct()
                        .toList(),
                items,
                verdict.note());
        register.recordHand(reference, actor, FourEyes.actOf(task.key()), found.round());
        return decisions.ofTask(taskId).orElseThrow();
    }

    private HumanTask mine(String taskId, Actor actor) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            // whether there is such a task is told only to people who might see it
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        if (!DecisionEvidence.KIND.equals(task.evidence())) {
            throw Refusal.wrongState("TASK_ASKS_NO_DECISION");
        }
        return task;
    }

    private ReviewOutcome complete(Verdict verdict) {
        var errors = new ArrayList<FieldError>();
        ReviewOutcome outcome = verdict.outcome();
        if (outcome == null) {
            errors.add(FieldError.of("/outcome", "REQUIRED"));
        } else {
            checkReasons(outcome, verdict, errors);
            checkFields(outcome, verdict, errors);
            checkItems(outcome, verdict.items(), errors);
        }
        if (verdict.note() != null) {
            checkNote(verdict.note(), errors);
        }
        if (outcome == null || !errors.isEmpty()) {
            throw Refusal.rule("DECISION_INCOMPLETE", errors);
        }
        return outcome;
    }

    private void checkNote(String note, List<FieldError> errors) {
        if (note.length() > NOTE_LENGTH) {
            errors.add(FieldError.of("/note", "NOTE_TOO_LONG", NOTE_LENGTH));
        }
        textRules.stream()
                .flatMap(rule -> rule.offence(note).stream())
                .forEach(code -> errors.add(FieldError.of("/note", code)));
    }

    private static void checkReasons(ReviewOutcome outcome, Verdict verdict, List<FieldError> errors) {
        if (verdict.reasons().isEmpty() && outcome != ReviewOutcome.APPROVE) {
            boolean fieldsWithout = !verdict.fields().isEmpty();
            if (verdict.items().isEmpty() || fieldsWithout) {
                errors.add(FieldError.of("/reasons", "REASON_REQUIRED"));
            }
        }
        known(outcome, "/reasons", verdict.reasons(), errors);
    }

    private static void known(ReviewOutcome outcome, String at, List<String> reasons, List<FieldError> errors) {
        for (int i = 0; i < reasons.size(); i++) {
            var reason = Reason.of(reasons.get(i));
            if (reason.isEmpty()) {
                errors.add(FieldError.of(at + "/" + i, "REASON_UNKNOWN"));
            } else if (!reason.get().standsFor(outcome)) {
                errors.add(FieldError.of(at + "/" + i, "REASON_NOT_FOR_OUTCOME"));
            }
        }
    }

    private static void checkFields(ReviewOutcome outcome, Verdict verdict, List<FieldError> errors) {
        List<String> fields = verdict.fields();
        if (fields.isEmpty() && verdict.items().isEmpty() && outcome == ReviewOutcome.RETURN) {
            errors.add(FieldError.of("/fields", "SENT_BACK_WHAT"));
        }
        if (!fields.isEmpty() && outcome == ReviewOutcome.APPROVE) {
            errors.add(FieldError.of("/fields", "APPROVED_WITH_FIELDS"));
        }
        for (int i = 0; i < fields.size(); i++) {
            if (Returnable.of(fields.get(i)).isEmpty()) {
                errors.add(FieldError.of("/fields/" + i, "NO_SUCH_FIELD"));
            }
        }
    }

    private static void checkItems(ReviewOutcome outcome, List<Mark> items, List<FieldError> errors) {
        if (!items.isEmpty() && outcome == ReviewOutcome.APPROVE) {
            errors.add(FieldError.of("/items", "APPROVED_WITH_FIELDS"));
        }
        var marked = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String at = "/items/" + i;
            String pointer = items.get(i).pointer();
            Optional<String> kept = pointer == null ? Optional.empty() : Returnable.of(pointer);
            if (pointer == null) {
                errors.add(FieldError.of(at + "/pointer", "REQUIRED"));
            } else if (kept.isEmpty()) {
                errors.add(FieldError.of(at + "/pointer", "NO_SUCH_FIELD"));
            } else if (!marked.add(kept.get())) {
                errors.add(FieldError.of(at + "/pointer", "MARKED_TWICE"));
            }
            if (items.get(i).reasons().isEmpty()) {
                errors.add(FieldError.of(at + "/reasons", "REASON_REQUIRED"));
            }
            known(outcome, at + "/reasons", items.get(i).reasons(), errors);
        }
    }
}
