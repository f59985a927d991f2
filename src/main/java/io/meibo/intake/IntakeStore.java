package io.meibo.intake;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Own tables of the intake: consents, and corrections as facts of their tasks. */
@Component
class IntakeStore {

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

    List<Entry.Consent> consents(RegistrationId reference) {
        return jdbc.sql("SELECT purpose, given_at FROM consent WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) ->
                        new Entry.Consent(row.getString("purpose"), row.getObject("given_at", OffsetDateTime.class)))
                .list();
    }

    void keepCorrection(String taskId, RegistrationId reference, int round, Actor actor) {
        jdbc.sql("INSERT INTO correction (task_id, reference, round, made_by, at)"
                        + " VALUES (:task, :reference, :round, :by, :at)")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("round", round)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    boolean correctionStored(String taskId) {
        return jdbc.sql("SELECT COUNT(*) FROM correction WHERE task_id = :task")
                        .param("task", taskId)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
