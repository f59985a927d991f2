package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.policy.CorrectionTerms;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.DecisionLog;
import io.meibo.register.DecisionLog.Decision;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrections of what was sent back: what is asked for, and taking what comes. One correction a round. */
@Service
public class Corrections {

    private static final String EVIDENCE = "correction";

    /**
     * A field or page sent back, with the codes of the reasons why and what the registration tells there now (null for a
     * page and where nothing is told). {@code staffOnly} where an applicant cannot change it himself.
     */
    public record Item(
            String pointer, boolean page, List<String> reasons, @Nullable JsonNode value, boolean staffOnly) {

        @Override
        public String toString() {
            return "Item[" + pointer + ", masked]";
        }
    }

    /** All that is asked for in this round; {@code reasons} are those that stand for the whole. */
    public record Asked(
            int round, int rounds, @Nullable OffsetDateTime until, List<String> reasons, List<Item> items) {}

    private final CorrectionReader reader;
    private final EntryReader entries;
    private final Intake intake;
    private final IntakeStore store;
    private final Register register;
    private final PersonalDataVault vault;
    private final Reveals reveals;
    private final DecisionLog decisions;
    private final CorrectionTerms terms;
    private final RegistrationFlow flow;
    private final HumanTasks tasks;

    Corrections(
            CorrectionReader reader,
            EntryReader entries,
            Intake intake,
            IntakeStore store,
            Register register,
            PersonalDataVault vault,
            Reveals reveals,
            DecisionLog decisions,
            CorrectionTerms terms,
            RegistrationFlow flow,
            HumanTasks tasks) {
        this.reader = reader;
        this.entries = entries;
        this.intake = intake;
        this.store = store;
        this.register = register;
        this.vault = vault;
        this.reveals = reveals;
        this.decisions = decisions;
        this.terms = terms;
        this.flow = flow;
        this.tasks = tasks;
    }

    /**
     * What is asked for, with what stands there now, for the applicant himself or the clerk who holds the task; the look
     * is recorded. Refused where nothing is sent back ({@code WRONG_STATE}, {@code ALREADY_CORRECTED}).
     */
    @Transactional
    public Asked asked(RegistrationId reference, Actor actor) {
        Intake.requireApplicantOr(actor, reference, Role.CLERK);
        RegistrationCase now = register.lock(reference);
        Decision back = sentBack(now);
        Optional<HumanTasks.HumanTask> task = actor.isApplicant()
                ? Optional.empty()
                : tasks.of(reference, actor).stream()
                        .filter(open ->
                                EVIDENCE.equals(open.evidence()) && actor.id().equals(open.assignee()))
                        .findFirst();
        if (!actor.isApplicant() && task.isEmpty()) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        reveals.record(
                reference,
                actor,
                Purpose.CORRECTION,
                "fields sent back",
                task.map(HumanTasks.HumanTask::id).orElse(null));
        JsonNode told = entries.asJson(now, vault.current(reference));
        return new Asked(
                now.round(),
                terms.of(now).rounds(),
                now.awaitingUntil(),
                back.reasons(),
                back.fields().stream()
                        .map(pointer -> new Item(
                                pointer,
                                CorrectionReader.isPage(pointer),
                                back.reasonsFor(pointer),
                                CorrectionReader.isPage(pointer) ? null : value(told.at(pointer)),
                                actor.isApplicant() && pointer.equals(CorrectionReader.VERIFICATION)))
                        .toList());
    }

    private static @Nullable JsonNode value(JsonNode found) {
        return found.isMissingNode() || found.isNull() ? null : found;
    }

    /**
     * Takes a correction: only fields and pages that were sent back may change, over every way, and each of them must be
     * answered. With a task id it is that task's fact and the task is completed by its form; without one the process goes
     * on by itself. Of two at once one wins, the other is refused ({@code ALREADY_CORRECTED}, 409).
     */
    @Transactional
    public void correct(
            RegistrationId reference,
            byte @Nullable [] correction,
            Map<String, byte[]> pages,
            @Nullable String taskId,
            Actor actor) {
        Intake.requireApplicantOr(actor, reference, Role.CLERK);
        RegistrationCase now = register.lock(reference);
        Decision back = sentBack(now);
        if (taskId != null) {
            tasks.held(taskId, reference, EVIDENCE, actor);
        }
        CorrectionReader.Correction read = reader.read(
                now, vault.current(reference), back.fields(), new CorrectionReader.Sent(correction, pages, actor));
        int round = register.nextRound(reference, read.entry().facts());
        intake.keep(reference, round, read.entry());
        decisions.keepConfirmed(reference, round, read.confirmed());
        register.recordHand(reference, actor, "corrected", round);
        if (taskId != null) {
            store.keepCorrection(taskId, reference, round, actor);
        } else if (!flow.tell(reference, FlowMessage.CORRECTION_RECEIVED)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
    }

    /** The decision that sent the case back in this round; what it asks for is what may change. */
    private Decision sentBack(RegistrationCase now) {
        Optional<Decision> back = decisions.latestReturn(now.reference());
        boolean corrected =
                back.filter(decision -> decision.round() < now.round()).isPresent();
        boolean open = now.status() == RegistrationStatus.RETURNED;
        if (corrected && (open || !now.ended())) {
            throw Refusal.wrongState("ALREADY_CORRECTED");
        }
        if (!open || back.isEmpty()) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
        return back.get();
    }
}
