package io.meibo.ending;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the ends of lines and the decisions on them are kept; the registration's row is the lock of both. */
@Component
class LineEndStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    LineEndStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<LineEnd> find(RegistrationId reference, LineEnd.Kind kind) {
        return jdbc.sql("SELECT * FROM line_end WHERE reference = :reference AND kind = :kind")
                .param("reference", reference.value())
                .param("kind", kind.code())
                .query((row, n) -> new LineEnd(
                        reference,
                        LineEnd.Kind.of(row.getString("kind")),
                        LineEnd.State.of(row.getString("state")),
                        row.getObject("asked_at", OffsetDateTime.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("closes_at", OffsetDateTime.class),
                        row.getObject("right_until", LocalDate.class)))
                .optional();
    }

    void keep(LineEnd end, Actor actor) {
        jdbc.sql("INSERT INTO line_end (reference, kind, state, asked_at, asked_by, last_day, closes_at, right_until)"
                        + " VALUES (:reference, :kind, :state, :askedAt, :askedBy, :lastDay, :closesAt, :rightUntil)")
                .param("reference", end.reference().value())
                .param("kind", end.kind().code())
                .param("state", end.state().code())
                .param("askedAt", end.askedAt())
                .param("askedBy", actor.id())
                .param("lastDay", end.lastDay())
                .param("closesAt", end.closesAt())
                .param("rightUntil", end.rightUntil())
                .update();
    }

    void move(RegistrationId reference, LineEnd.Kind kind, LineEnd.State state) {
        jdbc.sql("UPDATE line_end SET state = :state WHERE reference = :reference AND kind = :kind")
                .param("state", state.code())
                .param("reference", reference.value())
                .param("kind", kind.code())
                .update();
    }

    void keepDecision(RegistrationId reference, String taskId, ReviewOutcome outcome, Actor actor) {
        jdbc.sql("DELETE FROM cancellation_decision WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql("INSERT INTO cancellation_decision (task_id, reference, outcome, decided_by, decided_at)"
                        + " VALUES (:task, :reference, :outcome, :by, :at)")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("outcome", outcome.code())
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    Optional<String> decision(RegistrationId reference, String taskId, String assignee) {
        return jdbc.sql("SELECT outcome FROM cancellation_decision WHERE task_id = :task"
                        + " AND reference = :reference AND decided_by = :by")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("by", assignee)
                .query(String.class)
                .optional();
    }
}
