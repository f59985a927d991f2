package io.meibo.intake;

import io.meibo.policy.Products;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.reading.IdReadings;
import io.meibo.register.DecisionLog;
import io.meibo.register.HeldStock;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of applying: enter, submit, correct, withdraw. Each is one transaction in which row and process move
 * together.
 */
@Service
public class Intake {

    private final EntryReader reader;
    private final Register register;
    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final DecisionLog decisions;
    private final RegistrationFlow flow;
    private final HumanTasks tasks;
    private final Products products;
    private final HeldStock stock;
    private final IntakeStore store;
    private final IdReadings readings;

    Intake(
            EntryReader reader,
            Register register,
            PersonalDataVault vault,
            Fingerprints fingerprints,
            DecisionLog decisions,
            RegistrationFlow flow,
            HumanTasks tasks,
            Products products,
            HeldStock stock,
            IntakeStore store,
            IdReadings readings) {
        this.reader = reader;
        this.register = register;
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.decisions = decisions;
        this.flow = flow;
        this.tasks = tasks;
        this.products = products;
        this.stock = stock;
        this.store = store;
        this.readings = readings;
    }

    /**
     * Enters a registration (JSON of the contract, pages by kind) as a draft and, unless told otherwise, starts its
     * process. Refuses with all faults at once; nothing is kept then.
     */
    @Transactional
    public Register.Entered enter(byte[] registration, Map<String, byte[]> pages, boolean start, Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        Entry entry = reader.read(registration, pages, actor);
        Register.Entered entered = register.enter(
                entry.facts(),
                actor,
                entry.external() == null ? null : entry.external().system(),
                entry.external() == null ? null : entry.external().id());
        keep(entered.reference(), 1, entry);
        store.keepConsents(entered.reference(), entry.consents());
        if (start) {
            flow.start(entry.processKey(), entered.reference());
        }
        return entered;
    }

    /** Starts a draft. */
    @Transactional
    public void submit(RegistrationId reference, Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        RegistrationCase draft = register.lock(reference);
        if (actor.is(Role.INTEGRATION) && !draft.enteredBy().equals(actor.id())) {
            throw Refusal.notFound();
        }
        if (draft.status() != RegistrationStatus.DRAFT) {
            throw Refusal.wrongState("WRONG_STATE", draft.status().code());
        }
        flow.start(products.get(draft.facts().product()).process(), reference);
    }

    /**
     * Takes a correction: only fields and pages that were sent back may change, over every way. With a task id it is
     * that task's fact and the task is completed by its form; without one the process goes on by itself.
     */
    @Transactional
    public void correct(
            RegistrationId reference,
            byte @Nullable [] correction,
            Map<String, byte[]> pages,
            @Nullable String taskId,
            Actor actor) {
        requireApplicantOr(actor, reference, Role.CLERK);
        RegistrationCase now = register.lockIn(reference, RegistrationStatus.RETURNED);
        Set<String> changed = new LinkedHashSet<>();
        Entry entry = reader.readCorrection(now, vault.current(reference), correction, pages, changed, actor);
        List<String> sentBack = decisions
                .latestReturn(reference)
                .map(DecisionLog.Decision::fields)
                .orElse(List.of());
        List<FieldError> outside = changed.stream()
                .filter(pointer -> sentBack.stream().noneMatch(field -> covers(field, pointer)))
                .map(pointer -> FieldError.of(pointer, "NOT_SENT_BACK"))
                .toList();
        if (!outside.isEmpty() && !sentBack.isEmpty()) {
            throw Refusal.rule("ONLY_WHAT_WAS_SENT_BACK", outside);
        }
        if (changed.isEmpty()) {
            throw Refusal.rule("NOTHING_CORRECTED");
        }
        int round = register.nextRound(reference, entry.facts());
        keep(reference, round, entry);
        register.recordHand(reference, actor, "corrected", round);
        if (taskId != null) {
            requireAssignee(taskId, reference, actor);
            store.keepCorrection(taskId, reference, round, actor);
        } else if (!flow.tell(reference, FlowMessage.CORRECTION_RECEIVED)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
    }

    /** Ends a registration that is not handed over yet, and gives everything back. */
    @Transactional
    public void withdraw(RegistrationId reference, Actor actor) {
        requireApplicantOr(actor, reference, Role.CLERK);
        RegistrationCase now = register.lock(reference);
        if (now.ended() || isHandedOver(now)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
        if (now.status() == RegistrationStatus.DRAFT) {
            register.withdrawDraft(reference);
        } else if (!flow.tell(reference, FlowMessage.REGISTRATION_WITHDRAWN)) {
            throw Refusal.wrongState("WRONG_STATE", now.status().code());
        }
    }

    /** The SIM of a contract is in its holder's hands; only the end of the contract brings it back now. */
    private boolean isHandedOver(RegistrationCase registration) {
        return registration.status() == RegistrationStatus.ISSUING
                && stock.of(registration.reference())
                        .map(HeldStock.Held::leftTheHouse)
                        .orElse(false);
    }

    private void keep(RegistrationId reference, int round, Entry entry) {
        if (entry.personalData() != null) {
            vault.keep(reference, round, entry.personalData());
            fingerprints.index(reference, entry.personalData());
        }
        for (Map.Entry<String, PageInspector.Page> page : entry.pages().entrySet()) {
            PageInspector.Page content = page.getValue();
            vault.keepAttachment(
                    reference,
                    round,
                    page.getKey(),
                    content.mediaType(),
                    content.width(),
                    content.height(),
                    content.content());
            content.filing().under(reference, round);
        }
        if (entry.reading() != null) {
            readings.usedFor(entry.reading(), reference, round);
        }
    }

    private void requireAssignee(String taskId, RegistrationId reference, Actor actor) {
        boolean his = tasks.find(taskId)
                .filter(task -> task.registration().equals(reference))
                .filter(task -> actor.id().equals(task.assignee()))
                .isPresent();
        if (!his) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
    }

    private static void requireApplicantOr(Actor actor, RegistrationId reference, Role role) {
        if (actor.isApplicant()) {
            if (!actor.own().filter(reference::equals).isPresent()) {
                throw Refusal.notFound();
            }
        } else {
            actor.require(role);
        }
    }

    private static boolean covers(String field, String pointer) {
        return pointer.equals(field)
                || pointer.startsWith(field + "/")
                || (pointer.startsWith("/attachments/") && pointer.endsWith(field));
    }

    /** Own tables of the intake. */
    @org.springframework.stereotype.Component
    static class IntakeStore {

        private final JdbcClient jdbc;
        private final Clock clock;

        IntakeStore(JdbcClient jdbc, Clock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
        }

        void keepConsents(RegistrationId reference, List<Entry.Consent> consents) {
            for (Entry.Consent consent : consents) {
                jdbc.sql("INSERT INTO consent (reference, purpose, given_at) VALUES (:reference, :purpose, :at)")
                        .param("reference", reference.value())
                        .param("purpose", consent.purpose())
                        .param("at", consent.givenAt())
                        .update();
            }
        }

        void keepCorrection(String taskId, RegistrationId reference, int round, Actor actor) {
            jdbc.sql("DELETE FROM correction WHERE task_id = :task")
                    .param("task", taskId)
                    .update();
            jdbc.sql("INSERT INTO correction (task_id, reference, round, made_by, at)"
                            + " VALUES (:task, :reference, :round, :by, :at)")
                    .param("task", taskId)
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("by", actor.id())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }

        boolean correctionStored(String taskId, String by) {
            return jdbc.sql("SELECT COUNT(*) FROM correction WHERE task_id = :task AND made_by = :by")
                            .param("task", taskId)
                            .param("by", by)
                            .query(Long.class)
                            .single()
                    > 0;
        }
    }
}
