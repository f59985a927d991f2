package io.meibo.privacy;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of who saw what of whom, why and for which task. Written before the answer goes out. */
@Component
public class Reveals {

    private final JdbcClient jdbc;
    private final Clock clock;

    Reveals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void record(RegistrationId reference, Actor actor, Purpose purpose, String what, @Nullable String taskId) {
        jdbc.sql("INSERT INTO reveal (id, reference, revealed_to, purpose, what, task_id, at)"
                        + " VALUES (:id, :reference, :to, :purpose, :what, :taskId, :at)")
                .param("id", UUID.randomUUID().toString())
                .param("reference", reference.value())
                .param("to", actor.id())
                .param("purpose", purpose.code())
                .param("what", what)
                .param("taskId", taskId)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
