package io.meibo.issuing;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said of people who wanted their cards switched on, one word a task. */
@Component
class ActivationVerdicts {

    record Verdict(
            String taskId,
            RegistrationId reference,
            ReviewOutcome outcome,
            List<String> reasons,
            String decidedBy,
            OffsetDateTime at) {}

    private final JdbcClient jdbc;

    ActivationVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Verdict verdict) {
        jdbc.sql("DELETE FROM activation_check WHERE task_id = :task")
                .param("task", verdict.taskId())
                .update();
        jdbc.sql("INSERT INTO activation_check (task_id, reference, outcome, reasons, decided_by, at)"
                        + " VALUES (:task, :reference, :outcome, :reasons, :by, :at)")
                .param("task", verdict.taskId())
                .param("reference", verdict.reference().value())
                .param("outcome", verdict.outcome().code())
                .param("reasons", String.join(" ", verdict.reasons()))
                .param("by", verdict.decidedBy())
                .param("at", verdict.at())
                .update();
    }

    Optional<Verdict> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM activation_check WHERE task_id = :task")
                .param("task", taskId)
                .query(ActivationVerdicts::row)
                .optional();
    }

    /** Reasons of the last word, where it asked for better pages; none otherwise. */
    List<String> latestReturn(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM activation_check WHERE reference = :reference ORDER BY at DESC"
                        + " FETCH FIRST 1 ROWS ONLY")
                .param("reference", reference.value())
                .query(ActivationVerdicts::row)
                .optional()
                .filter(verdict -> verdict.outcome() == ReviewOutcome.RETURN)
                .map(Verdict::reasons)
                .orElse(List.of());
    }

    private static Verdict row(ResultSet row, int n) throws SQLException {
        String reasons = row.getString("reasons");
        return new Verdict(
                row.getString("task_id"),
                new RegistrationId(row.getString("reference")),
                ReviewOutcome.of(row.getString("outcome")),
                reasons.isBlank() ? List.of() : Arrays.asList(reasons.split(" ")),
                row.getString("decided_by"),
                row.getObject("at", OffsetDateTime.class));
    }
}
