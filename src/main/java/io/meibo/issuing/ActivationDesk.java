package io.meibo.issuing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.issuing.ActivationVerdicts.Verdict;
import io.meibo.policy.ActivationCheck;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.PersonalDataVault.AttachmentInfo;
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
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a person looks at somebody who wants a prepaid card switched on: the fresh pictures beside those of the
 * application. Approved, asked again, or refused; belongs to one task and its assignee.
 */
@Service
public class ActivationDesk {

    static final String EVIDENCE = "activation-check";

    /** The assignee's word; asking again and refusing need reasons. */
    public record Word(@Nullable String outcome, List<String> reasons) {

        public Word {
            // JSON may leave the list out
            reasons = List.copyOf(Objects.requireNonNullElse(reasons, List.of()));
        }
    }

    /** What was stored for a task. */
    public record Stored(
            String task,
            RegistrationId registration,
            ReviewOutcome outcome,
            List<String> reasons,
            String decidedBy,
            OffsetDateTime at) {}

    /** Two pages to be seen side by side, by the kinds they are fetched as; null where there is none. */
    public record Pair(String what, @Nullable String before, @Nullable String now) {}

    /** The look as it lies before its assignee; {@code check} is {@code pages} or {@code person}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Desk(
            String task, RegistrationId registration, String check, List<Pair> pairs, @Nullable Stored stored) {}

    private final HumanTasks tasks;
    private final Register register;
    private final PersonalDataVault vault;
    private final ActivationCheck check;
    private final ActivationVerdicts verdicts;
    private final ActivationCheckEvidence evidence;
    private final Clock clock;

    ActivationDesk(
            HumanTasks tasks,
            Register register,
            PersonalDataVault vault,
            ActivationCheck check,
            ActivationVerdicts verdicts,
            ActivationCheckEvidence evidence,
            Clock clock) {
        this.tasks = tasks;
        this.register = register;
        this.vault = vault;
        this.check = check;
        this.verdicts = verdicts;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Stores the word; while the task is open a later one takes the place of the former. Refuses what is incomplete
     * ({@code ACTIVATION_CHECK_INCOMPLETE}), another's task, and whoever entered the registration ({@code FOUR_EYES}).
     */
    @Transactional
    public Stored decide(String taskId, Actor actor, Word word) {
        HumanTask task = mine(taskId, actor);
        RegistrationCase found = register.lockIn(task.registration(), RegistrationStatus.AWAITING_ACTIVATION);
        mine(taskId, actor);
        if (!evidence.mayTake(found.reference(), task.key(), actor.id())) {
            throw Refusal.forbidden("FOUR_EYES");
        }
        ReviewOutcome outcome = complete(word);
        var verdict = new Verdict(
                taskId,
                found.reference(),
                outcome,
                word.reasons().stream().distinct().toList(),
                actor.id(),
                OffsetDateTime.now(clock));
        verdicts.keep(verdict);
        return stored(verdict);
    }

    /** What lies before the assignee. */
    @Transactional(readOnly = true)
    public Desk of(String taskId, Actor actor) {
        HumanTask task = mine(taskId, actor);
        RegistrationId reference = task.registration();
        List<String> kinds = vault.attachments(reference).stream()
                .filter(page -> page.mediaType().startsWith("image/"))
                .map(AttachmentInfo::kind)
                .toList();
        return new Desk(
                taskId,
                reference,
                check.of(reference).code(),
                List.of(
                        pair("document", "document-front", kinds),
                        pair("portrait", kinds.contains("portrait") ? "portrait" : "document-portrait", kinds)),
                verdicts.ofTask(taskId).map(ActivationDesk::stored).orElse(null));
    }

    private static Pair pair(String what, String before, List<String> kinds) {
        String now = "activation-" + what;
        return new Pair(what, kinds.contains(before) ? before : null, kinds.contains(now) ? now : null);
    }

    private HumanTask mine(String taskId, Actor actor) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        if (!EVIDENCE.equals(task.evidence())) {
            throw Refusal.wrongState("TASK_ASKS_SOMETHING_ELSE");
        }
        return task;
    }

    private static ReviewOutcome complete(Word word) {
        Optional<ReviewOutcome> outcome = read(word.outcome());
        if (outcome.isEmpty()) {
            throw Refusal.rule(
                    "ACTIVATION_CHECK_INCOMPLETE",
                    FieldError.of(
                            "/outcome", word.outcome() == null ? "REQUIRED" : "NOT_ONE_OF", "approve, return, refuse"));
        }
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < word.reasons().size(); i++) {
            Optional<ActivationReason> reason =
                    ActivationReason.of(word.reasons().get(i));
            if (reason.isEmpty()) {
                errors.add(FieldError.of("/reasons/" + i, "REASON_UNKNOWN"));
            } else if (!reason.get().standsFor(outcome.get())) {
                errors.add(FieldError.of("/reasons/" + i, "REASON_NOT_FOR_OUTCOME"));
            }
        }
        if (outcome.get() != ReviewOutcome.APPROVE && word.reasons().isEmpty()) {
            errors.add(FieldError.of("/reasons", "REASON_REQUIRED"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("ACTIVATION_CHECK_INCOMPLETE", errors);
        }
        return outcome.get();
    }

    private static Optional<ReviewOutcome> read(@Nullable String code) {
        for (ReviewOutcome outcome : ReviewOutcome.values()) {
            if (outcome.code().equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private static Stored stored(Verdict verdict) {
        return new Stored(
                verdict.taskId(),
                verdict.reference(),
                verdict.outcome(),
                verdict.reasons(),
                verdict.decidedBy(),
                verdict.at());
    }
}
