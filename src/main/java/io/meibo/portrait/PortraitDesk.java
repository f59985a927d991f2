package io.meibo.portrait;

import io.meibo.portrait.Comparisons.Heard;
import io.meibo.portrait.Comparisons.Judgement;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a person compares. What he says belongs to one task and to the person it is assigned to. */
@Service
public class PortraitDesk {

    /** What the person sees, with reason codes; a match needs none. */
    public record Verdict(@Nullable PortraitResult result, List<String> reasons) {

        public Verdict {
            // JSON may leave the list out
            reasons = List.copyOf(Objects.requireNonNullElse(reasons, List.of()));
        }
    }

    /** What was stored for a task. */
    public record Stored(
            String task,
            RegistrationId registration,
            int round,
            String comparedBy,
            PortraitResult result,
            List<String> reasons,
            OffsetDateTime at) {}

    /**
     * What the machine said, its three figures apart; {@code state} is {@code asked}, {@code not-set-up}, {@code
     * declined} or {@code no-pictures}, figures are null unless asked. {@code doubt} only chooses who looks.
     */
    public record MachineView(
            String state,
            @Nullable Double similarity,
            @Nullable String liveness,
            @Nullable Double falseAcceptRate,
            @Nullable Boolean doubt) {}

    /** The comparison as it lies before its assignee: which pages to look at, and what was said so far. */
    public record Desk(
            String task,
            RegistrationId registration,
            @Nullable String documentPhoto,
            String portrait,
            MachineView machine,
            @Nullable Stored stored) {}

    private final HumanTasks tasks;
    private final Register register;
    private final Portraits portraits;
    private final Comparisons comparisons;
    private final PortraitFindings findings;
    private final PortraitEvidence evidence;
    private final Clock clock;

    PortraitDesk(
            HumanTasks tasks,
            Register register,
            Portraits portraits,
            Comparisons comparisons,
            PortraitFindings findings,
            PortraitEvidence evidence,
            Clock clock) {
        this.tasks = tasks;
        this.register = register;
        this.portraits = portraits;
        this.comparisons = comparisons;
        this.findings = findings;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Stores what the assignee sees; while the task is open a later word takes the place of the former. Refuses what is
     * incomplete ({@code COMPARISON_INCOMPLETE}, all faults at once), another's task, and whoever entered or corrected
     * the registration ({@code FOUR_EYES}).
     */
    @Transactional
    public Stored compare(String taskId, Actor actor, Verdict verdict) {
        HumanTask task = mine(taskId, actor);
        RegistrationCase found = register.lockIn(task.registration(), RegistrationStatus.IN_REVIEW);
        // the task may have been completed or taken over while we waited for the lock
        mine(taskId, actor);
        if (!evidence.mayTake(found.reference(), task.key(), actor.id())) {
            throw Refusal.forbidden("FOUR_EYES");
        }
        PortraitResult result = complete(verdict);
        var judgement = new Judgement(
                taskId,
                found.reference(),
                found.round(),
                result,
                verdict.reasons().stream().distinct().toList(),
                actor.id(),
                OffsetDateTime.now(clock));
        comparisons.keep(judgement);
        findings.file(found, portraits.machine(found.reference()), result);
        register.recordHand(found.reference(), actor, "compared", found.round());
        return stored(judgement);
    }

    /** The comparison before its assignee. */
    @Transactional(readOnly = true)
    public Desk of(String taskId, Actor actor) {
        HumanTask task = mine(taskId, actor);
        RegistrationCase found = register.get(task.registration());
        return new Desk(
                taskId,
                found.reference(),
                portraits.documentPhoto(found.reference()),
                Portraits.LIVE_PORTRAIT,
                machine(found),
                comparisons.ofTask(taskId).map(PortraitDesk::stored).orElse(null));
    }

    /** What the machine said in the registration's present round; figures only, nothing of the person. */
    @Transactional(readOnly = true)
    public MachineView machineOf(RegistrationId reference) {
        return machine(register.get(reference));
    }

    private MachineView machine(RegistrationCase found) {
        Optional<Heard> heard = comparisons.heard(found.reference(), found.round());
        return heard.map(said -> new MachineView(
                        "asked",
                        said.opinion().similarity(),
                        code(said.opinion().liveness()),
                        said.opinion().falseAcceptRate(),
                        said.isDoubt()))
                .orElseGet(() -> {
                    Portraits.Machine machine = portraits.machine(found.reference());
                    return new MachineView(
                            machine == Portraits.Machine.MAY_BE_ASKED ? "not-asked" : code(machine),
                            null,
                            null,
                            null,
                            null);
                });
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private HumanTask mine(String taskId, Actor actor) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            // whether there is such a task is told only to people who might see it
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        if (!PortraitEvidence.KIND.equals(task.evidence())) {
            throw Refusal.wrongState("TASK_ASKS_NO_COMPARISON");
        }
        return task;
    }

    private static PortraitResult complete(Verdict verdict) {
        var errors = new ArrayList<FieldError>();
        PortraitResult result = verdict.result();
        if (result == null) {
            errors.add(FieldError.of("/result", "REQUIRED"));
            throw Refusal.rule("COMPARISON_INCOMPLETE", errors);
        }
        boolean explained = result == PortraitResult.MATCH;
        for (int i = 0; i < verdict.reasons().size(); i++) {
            Optional<PortraitReason> reason =
                    PortraitReason.of(verdict.reasons().get(i));
            if (reason.isEmpty()) {
                errors.add(FieldError.of("/reasons/" + i, "REASON_UNKNOWN"));
            } else if (!reason.get().standsFor(result)) {
                errors.add(FieldError.of("/reasons/" + i, "REASON_NOT_FOR_OUTCOME"));
            } else {
                explained |= reason.get().explains();
            }
        }
        if (!explained && errors.isEmpty()) {
            errors.add(FieldError.of("/reasons", "REASON_REQUIRED"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("COMPARISON_INCOMPLETE", errors);
        }
        return result;
    }

    private static Stored stored(Judgement judgement) {
        return new Stored(
                judgement.taskId(),
                judgement.reference(),
                judgement.round(),
                judgement.judgedBy(),
                judgement.result(),
                judgement.reasons(),
                judgement.at());
    }
}
