package io.meibo.register;

import io.meibo.privacy.Sealer;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decided: one row a task. The free note may speak of the person, so it is sealed. */
@Component
public class DecisionLog {

    /** A decision: coded reasons and JSON pointers of the fields or pages sent back. */
    public record Decision(
            String taskId,
            String taskKey,
            RegistrationId reference,
            int round,
            String decidedBy,
            ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    DecisionLog(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Stores; while the task is open a later decision on it takes the place of an earlier one. */
    @Transactional
    public void record(
            RegistrationId reference,
            int round,
            String taskId,
            String taskKey,
            String decidedBy,
            ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            @Nullable String note) {
        jdbc.sql("DELETE FROM decision WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql(
                        "INSERT INTO decision (task_id, task_key, reference, round, decided_by, outcome, reasons, fields, note,"
                                + " at) VALUES (:task, :taskKey, :reference, :round, :by, :outcome, :reasons, :fields, :note,"
                                + " :at)")
                .param("task", taskId)
                .param("taskKey", taskKey)
                .param("reference", reference.value())
                .param("round", round)
                .param("by", decidedBy)
                .param("outcome", outcome.code())
                .param("reasons", String.join(" ", reasons))
                .param("fields", String.join(" ", fields))
                .param("note", note == null ? null : sealer.seal(reference, "note/" + taskId, note))
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    public Optional<Decision> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM decision WHERE task_id = :task")
                .param("task", taskId)
                .query(DecisionLog::row)
                .optional();
    }

    /** All decisions on a registration, oldest first. */
    public List<Decision> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM decision WHERE reference = :reference ORDER BY at")
                .param("reference", reference.value())
                .query(DecisionLog::row)
                .list();
    }

    /** The latest decision that sent the case back. */
    public Optional<Decision> latestReturn(RegistrationId reference) {
        return of(reference).stream()
                .filter(decision -> decision.outcome() == ReviewOutcome.RETURN)
                .reduce((first, second) -> second);
    }

    /** The reviewer's note in clear; for people who may read the case. */
    public Optional<String> note(RegistrationId reference, String taskId) {
        return jdbc.sql("SELECT note FROM decision WHERE task_id = :task AND note IS NOT NULL")
                .param("task", taskId)
                .query((row, n) -> row.getBytes("note"))
                .optional()
                .map(note -> sealer.openText(reference, "note/" + taskId, note));
    }

    private static Decision row(ResultSet row, int n) throws SQLException {
        return new Decision(
                row.getString("task_id"),
                row.getString("task_key"),
                new RegistrationId(row.getString("reference")),
                row.getInt("round"),
                row.getString("decided_by"),
                ReviewOutcome.of(row.getString("outcome")),
                words(row.getString("reasons")),
                words(row.getString("fields")),
                row.getObject("at", OffsetDateTime.class));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" "));
    }
}
