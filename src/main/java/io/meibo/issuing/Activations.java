package io.meibo.issuing;

import io.meibo.policy.ActivationCheck;
import io.meibo.policy.ActivationCheck.Asked;
import io.meibo.register.CardActivated;
import io.meibo.register.ContractDates;
import io.meibo.register.HeldStock;
import io.meibo.register.OneTimeCodes;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Switches a prepaid card on, once the registration is cleared and its SIM reserved. Where policy wants somebody looked
 * at again (CN-09), asking for it is not enough: the card works when a person has said yes.
 */
@Service
public class Activations {

    static final String EVIDENCE = "activation";

    /** What is asked before a card is switched on: {@code none}, {@code pages} or {@code person}, and by when. */
    public record Wanted(String check, boolean open, @Nullable OffsetDateTime until, List<String> reasons) {}

    private final Register register;
    private final HeldStock stock;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final ActivationCheck check;
    private final ActivationPages pages;
    private final ActivationVerdicts verdicts;
    private final OneTimeCodes codes;
    private final ContractDates dates;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Activations(
            Register register,
            HeldStock stock,
            HumanTasks tasks,
            RegistrationFlow flow,
            ActivationCheck check,
            ActivationPages pages,
            ActivationVerdicts verdicts,
            OneTimeCodes codes,
            ContractDates dates,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.stock = stock;
        this.tasks = tasks;
        this.flow = flow;
        this.check = check;
        this.pages = pages;
        this.verdicts = verdicts;
        this.codes = codes;
        this.dates = dates;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What this registration's applicant has to bring; reasons are codes of the last look that was not enough. */
    @Transactional(readOnly = true)
    public Wanted wanted(RegistrationId reference) {
        RegistrationCase found = register.get(reference);
        boolean open =
                found.status() == RegistrationStatus.AWAITING_ACTIVATION && found.awaiting() == Awaiting.ACTIVATION;
        return new Wanted(
                check.of(reference).code(),
                open,
                open ? found.awaitingUntil() : null,
                open ? verdicts.latestReturn(reference) : List.of());
    }

    /**
     * With a task id, records it for that task, which its assignee then completes; without, the registration goes on at
     * once. {@code sent} are the fresh pages by kind, needed where policy asks for them. Refuses with {@code WRONG_STATE}
     * where no activation is awaited, also when it is activated already, and with {@code ACTIVATION_PAGES_NEEDED}.
     */
    @Transactional
    public void activate(RegistrationId reference, Actor actor, @Nullable String taskId, Map<String, byte[]> sent) {
        RegistrationCase found = awaited(reference);
        if (taskId != null) {
            OpenTasks.mine(tasks, reference, taskId, EVIDENCE, actor);
        }
        Asked asked = check.of(reference);
        if (asked == Asked.PAGES) {
            pages.keep(found, sent);
        } else if (!sent.isEmpty()) {
            throw Refusal.rule(
                    "ACTIVATION_PAGES_NOT_ASKED", FieldError.of("/attachments", "ACTIVATION_PAGE_NOT_ASKED"));
        }
        record(found, actor, taskId, asked);
    }

    /** Where nothing is asked again. */
    @Transactional
    public void activate(RegistrationId reference, Actor actor, @Nullable String taskId) {
        activate(reference, actor, taskId, Map.of());
    }

    /**
     * By the code from the short message, by whoever holds it: it was sent to the phone of this registration alone.
     * Everything that is wrong is told the same, so that nobody learns which references there are; but whoever has the
     * right code is told that pages are needed.
     */
    @Transactional
    public void activateByCode(RegistrationId reference, @Nullable String code) {
        Optional<RegistrationCase> known = register.find(reference);
        // whoever names no registration of ours waits as long as whoever guesses a code
        RegistrationCase found = known.isPresent() ? register.lock(reference) : null;
        try {
            codes.check(reference, CardCodes.PURPOSE, code);
        } catch (Refusal wrong) {
            throw notPossible();
        }
        if (found == null) {
            throw notPossible();
        }
        if (!isAwaited(found)) {
            throw notPossible();
        }
        Asked asked = check.of(reference);
        if (asked == Asked.PAGES) {
            throw Refusal.rule("ACTIVATION_PAGES_NEEDED");
        }
        record(found, Actor.applicant(reference), null, asked);
    }

    /** A person has said yes: the card works from now on. Safe to repeat. */
    @Transactional
    public void switchOn(RegistrationId reference) {
        register.lock(reference);
        dates.serviceStarted(reference);
        events.publishEvent(new CardActivated(reference));
    }

    boolean isRecorded(String taskId, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM activation WHERE task_id = :task AND activated_by = :by")
                        .param("task", taskId)
                        .param("by", assignee)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static Refusal notPossible() {
        return Refusal.rule("ACTIVATION_NOT_POSSIBLE");
    }

    private RegistrationCase awaited(RegistrationId reference) {
        RegistrationCase found = register.lockIn(reference, RegistrationStatus.AWAITING_ACTIVATION);
        if (!isAwaited(found)) {
            throw wrongState(found);
        }
        return found;
    }

    private boolean isAwaited(RegistrationCase found) {
        return found.status() == RegistrationStatus.AWAITING_ACTIVATION
                && found.awaiting() == Awaiting.ACTIVATION
                && stock.of(found.reference()).isPresent();
    }

    private void record(RegistrationCase found, Actor actor, @Nullable String taskId, Asked asked) {
        RegistrationId reference = found.reference();
        store(reference, actor, taskId);
        if (asked == Asked.NONE) {
            switchOn(reference);
        }
        if (taskId == null && !flow.tell(reference, FlowMessage.CARD_ACTIVATED)) {
            throw wrongState(found);
        }
    }

    private void store(RegistrationId reference, Actor actor, @Nullable String taskId) {
        jdbc.sql("DELETE FROM activation WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
        jdbc.sql("INSERT INTO activation (reference, task_id, activated_by, at)"
                        + " VALUES (:reference, :task, :by, :at)")
                .param("reference", reference.value())
                .param("task", taskId)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private static Refusal wrongState(RegistrationCase found) {
        return Refusal.wrongState("WRONG_STATE", found.status().code());
    }
}
