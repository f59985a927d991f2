package io.meibo.card;

import io.meibo.register.Register;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.SideFlows;
import io.meibo.workflow.StageEntered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The right to a concession card (SC-04): begun when the card is issued, looked at each year, confirmed or ended. The
 * registration itself stays completed all the while.
 */
@Service
public class Concessions {

    static final String EVIDENCE = "concession";

    /** How a concession stands; {@code endedAt} is null while it holds. */
    public record Concession(
            OffsetDateTime beganAt, LocalDate nextReview, int reviews, @Nullable OffsetDateTime endedAt) {}

    private final Register register;
    private final CardTerms terms;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final SideFlows sideFlows;
    private final JdbcClient jdbc;
    private final Clock clock;

    Concessions(
            Register register,
            CardTerms terms,
            HumanTasks tasks,
            RegistrationFlow flow,
            SideFlows sideFlows,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.terms = terms;
        this.tasks = tasks;
        this.flow = flow;
        this.sideFlows = sideFlows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins the yearly review where the card has one; does nothing for other cards, or where it has begun already. */
    @Transactional
    public void plan(RegistrationId reference) {
        register.lock(reference);
        if (!terms.isReviewedYearly(reference) || of(reference).isPresent()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("INSERT INTO concession (reference, began_at, next_review, reviews)"
                        + " VALUES (:reference, :now, :next, 0)")
                .param("reference", reference.value())
                .param("now", now)
                .param("next", now.toLocalDate().plusYears(1))
                .update();
        sideFlows.begin("concession-review", reference);
    }

    public Optional<Concession> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM concession WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new Concession(
                        row.getObject("began_at", OffsetDateTime.class),
                        row.getObject("next_review", LocalDate.class),
                        row.getInt("reviews"),
                        row.getObject("ended_at", OffsetDateTime.class)))
                .optional();
    }

    /**
     * Stores what the reviewer found, for the task he holds: {@code approve} for another year, or {@code refuse}. While
     * the task is open a later word takes the place of an earlier one.
     */
    @Transactional
    public void review(RegistrationId reference, String taskId, @Nullable String outcome, Actor actor) {
        actor.require(Role.REVIEWER, Role.SENIOR_REVIEWER);
        register.lock(reference);
        tasks.held(taskId, reference, EVIDENCE, actor);
        if (!ReviewOutcome.APPROVE.code().equals(outcome)
                && !ReviewOutcome.REFUSE.code().equals(outcome)) {
            throw Refusal.rule("CONCESSION_NOT_DECIDED", FieldError.of("/outcome", "NOT_ONE_OF", "approve, refuse"));
        }
        jdbc.sql("DELETE FROM concession_review WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql("INSERT INTO concession_review (task_id, reference, outcome, reviewed_by, at)"
                        + " VALUES (:task, :reference, :outcome, :by, :at)")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("outcome", outcome)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    Optional<String> outcome(RegistrationId reference, String taskId, String assignee) {
        return jdbc.sql("SELECT outcome FROM concession_review WHERE task_id = :task AND reference = :reference"
                        + " AND reviewed_by = :by")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("by", assignee)
                .query(String.class)
                .optional();
    }

    /** The holder gives the concession up, by himself or at the counter; 409 where there is none or it has ended. */
    @Transactional
    public void giveUp(RegistrationId reference, Actor actor) {
        boolean own = actor.own().filter(reference::equals).isPresent();
        if (!own) {
            actor.require(Role.CLERK);
        }
        String status = register.lock(reference).status().code();
        if (of(reference).filter(held -> held.endedAt() == null).isEmpty()
                || !flow.tell(reference, FlowMessage.CONCESSION_ENDED)) {
            throw Refusal.wrongState("WRONG_STATE", status);
        }
    }

    /** The card itself has come to its end, and the concession with it. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() == RegistrationStatus.TERMINATED
                && of(stage.reference()).filter(held -> held.endedAt() == null).isPresent()) {
            flow.tell(stage.reference(), FlowMessage.CONCESSION_ENDED);
        }
    }

    /** Holds for another year. */
    @Transactional
    public void confirm(RegistrationId reference) {
        jdbc.sql("UPDATE concession SET reviews = reviews + 1, next_review = :next WHERE reference = :reference"
                        + " AND ended_at IS NULL")
                .param("next", LocalDate.now(clock).plusYears(1))
                .param("reference", reference.value())
                .update();
    }

    /** Ends it; safe to repeat. */
    @Transactional
    public void end(RegistrationId reference) {
        jdbc.sql("UPDATE concession SET ended_at = :now WHERE reference = :reference AND ended_at IS NULL")
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
    }
}
