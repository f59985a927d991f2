package io.meibo.esim;

import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A clerk's word on a download that does not come to its end. A code that was seen is issued again once a registration;
 * a profile that never got so far may be replaced as often as the stock allows.
 */
@Service
public class Mendings {

    static final String EVIDENCE = "mending";

    private static final String ISSUE_AGAIN = "issue-again";
    private static final List<String> OUTCOMES = List.of(ISSUE_AGAIN, "give-up");

    private final Register register;
    private final OrderStore orders;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final JdbcClient jdbc;
    private final Clock clock;

    Mendings(
            Register register,
            OrderStore orders,
            HumanTasks tasks,
            RegistrationFlow flow,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.orders = orders;
        this.tasks = tasks;
        this.flow = flow;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores the decision for the task its assignee holds: {@code issue-again} or {@code give-up}, with a reason. A later
     * word takes the place of an earlier one. Refuses a second re-issue with {@code RE_ISSUE_USED} (409).
     */
    @Transactional
    public void decide(
            RegistrationId reference, String taskId, @Nullable String outcome, @Nullable String reason, Actor actor) {
        actor.require(Role.CLERK);
        register.lock(reference);
        tasks.held(taskId, reference, EVIDENCE, actor);
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw Refusal.rule(
                    "MENDING_NOT_DECIDED", FieldError.of("/outcome", "NOT_ONE_OF", String.join(", ", OUTCOMES)));
        }
        MendingReason why = MendingReason.of(reason)
                .orElseThrow(() -> Refusal.rule(
                        "MENDING_NOT_DECIDED", FieldError.of("/reason", "NOT_ONE_OF", MendingReason.all())));
        boolean again = outcome.equals(ISSUE_AGAIN)
                && orders.open(reference).filter(ProfileOrder::shown).isPresent();
        if (again && issuedAgain(reference, taskId)) {
            throw Refusal.wrongState("RE_ISSUE_USED");
        }
        store(reference, taskId, outcome, why, again, actor);
    }

    /**
     * Issues the code again: the old order is cancelled first, then another profile ordered. For a registration that
     * waits for its download or stands with a clerk already; else {@code WRONG_STATE} (409).
     */
    @Transactional
    public void issueAgain(RegistrationId reference, @Nullable String reason, Actor actor) {
        actor.require(Role.CLERK);
        RegistrationCase found = register.lock(reference);
        if (task(reference, actor).isEmpty()) {
            flow.tell(reference, FlowMessage.PROFILE_STUCK);
        }
        HumanTask task = task(reference, actor)
                .orElseThrow(
                        () -> Refusal.wrongState("WRONG_STATE", found.status().code()));
        if (task.assignee() == null) {
            tasks.claim(task.id(), actor);
        }
        decide(reference, task.id(), ISSUE_AGAIN, reason, actor);
        tasks.complete(task.id(), actor);
    }

    /** Whether the one re-issue of a code that was seen is still to be had. */
    boolean left(RegistrationId reference) {
        return !issuedAgain(reference, "");
    }

    Optional<String> outcome(RegistrationId reference, String taskId, String assignee) {
        return jdbc.sql("SELECT outcome FROM esim_mending WHERE task_id = :task AND reference = :reference"
                        + " AND decided_by = :by")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("by", assignee)
                .query(String.class)
                .optional();
    }

    private Optional<HumanTask> task(RegistrationId reference, Actor actor) {
        return tasks.of(reference, actor).stream()
                .filter(open -> EVIDENCE.equals(open.evidence()))
                .findFirst();
    }

    private boolean issuedAgain(RegistrationId reference, String otherThanTask) {
        return jdbc.sql("SELECT COUNT(*) FROM esim_mending WHERE reference = :reference AND issues_again = TRUE"
                                + " AND task_id <> :task")
                        .param("reference", reference.value())
                        .param("task", otherThanTask)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void store(
            RegistrationId reference, String taskId, String outcome, MendingReason why, boolean again, Actor actor) {
        jdbc.sql("DELETE FROM esim_mending WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql("INSERT INTO esim_mending (task_id, reference, outcome, reason, issues_again, decided_by, at)"
                        + " VALUES (:task, :reference, :outcome, :reason, :again, :by, :at)")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("outcome", outcome)
                .param("reason", why.code())
                .param("again", again)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
