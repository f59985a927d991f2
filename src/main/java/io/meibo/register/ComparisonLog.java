package io.meibo.register;

import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people found who compared registrations: one row a task and other registration. */
@Component
public class ComparisonLog {

    /** A finding on one pair, before it is stored: reasons are codes. */
    public record Finding(RegistrationId other, ComparisonOutcome outcome, List<String> reasons) {

        public Finding {
            reasons = List.copyOf(reasons);
        }
    }

    /** A stored finding. */
    public record Compared(
            String taskId,
            RegistrationId reference,
            int round,
            RegistrationId other,
            ComparisonOutcome outcome,
            List<String> reasons,
            String comparedBy,
            OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ComparisonLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores; while the task is open later findings take the place of earlier ones. */
    @Transactional
    public void record(String taskId, RegistrationId reference, int round, String comparedBy, List<Finding> findings) {
        jdbc.sql("DELETE FROM comparison WHERE task_id = :task")
                .param("task", taskId)
                .update();
        var now = OffsetDateTime.now(clock);
        for (Finding finding : findings) {
            jdbc.sql("INSERT INTO comparison (task_id, reference, round, other, outcome, reasons, compared_by, at)"
                            + " VALUES (:task, :reference, :round, :other, :outcome, :reasons, :by, :at)")
                    .param("task", taskId)
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("other", finding.other().value())
                    .param("outcome", finding.outcome().code())
                    .param("reasons", String.join(" ", finding.reasons()))
                    .param("by", comparedBy)
                    .param("at", now)
                    .update();
        }
    }

    public List<Compared> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM comparison WHERE task_id = :task ORDER BY other")
                .param("task", taskId)
                .query(ComparisonLog::row)
                .list();
    }

    /** All findings on a registration, oldest first. */
    public List<Compared> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM comparison WHERE reference = :reference ORDER BY at, other")
                .param("reference", reference.value())
                .query(ComparisonLog::row)
                .list();
    }

    private static Compared row(ResultSet row, int n) throws SQLException {
        String reasons = row.getString("reasons");
        return new Compared(
                row.getString("task_id"),
                new RegistrationId(row.getString("reference")),
                row.getInt("round"),
                new RegistrationId(row.getString("other")),
                ComparisonOutcome.of(row.getString("outcome")),
                reasons.isEmpty() ? List.of() : Arrays.asList(reasons.split(" ")),
                row.getString("compared_by"),
                row.getObject("at", OffsetDateTime.class));
    }
}
