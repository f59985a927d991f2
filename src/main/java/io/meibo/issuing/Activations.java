package io.meibo.issuing;

import io.meibo.register.CardActivated;
import io.meibo.register.HeldStock;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Switches a prepaid card on, once the registration is cleared and its SIM reserved. */
@Service
public class Activations {

    static final String EVIDENCE = "activation";

    private final Register register;
    private final HeldStock stock;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Activations(
            Register register,
            HeldStock stock,
            HumanTasks tasks,
            RegistrationFlow flow,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.stock = stock;
        this.tasks = tasks;
        this.flow = flow;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * With a task id, records it for that task, which its assignee then completes; without, the registration goes on at
     * once. Refuses with {@code WRONG_STATE} where no activation is awaited, also when it is activated already.
     */
    @Transactional
    public void activate(RegistrationId reference, Actor actor, @Nullable String taskId) {
        RegistrationCase found = register.lockIn(reference, RegistrationStatus.AWAITING_ACTIVATION);
        if (stock.of(reference).isEmpty()) {
            throw wrongState(found);
        }
        if (taskId != null) {
            OpenTasks.mine(tasks, reference, taskId, EVIDENCE, actor);
        }
        store(reference, actor, taskId);
        events.publishEvent(new CardActivated(reference));
        if (taskId == null && !flow.tell(reference, FlowMessage.CARD_ACTIVATED)) {
            throw wrongState(found);
        }
    }

    boolean isRecorded(String taskId, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM activation WHERE task_id = :task AND activated_by = :by")
                        .param("task", taskId)
                        .param("by", assignee)
                        .query(Integer.class)
                        .single()
                > 0;
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
