package io.meibo.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.privacy.Sealer;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records read at the counter, each under an id of its own: sealed, bound to whoever read it, used for one application
 * or correction only, and gone after some minutes. What is kept of a used one is that it was read, by whom and when.
 */
@Service
public class IdReadings {

    /** A record just read, and until when it may be used. */
    public record Reading(String id, OffsetDateTime expiresAt, IdRecord document) {}

    /** A claimed record, or why there is none (a field's code). */
    public record Claim(@Nullable IdRecord document, @Nullable String fault) {}

    /** What can be told of the reader of a user: {@code ready}, {@code no-card}, {@code off}, {@code not-set-up}. */
    public record Status(String state) {}

    private static final int ID_BYTES = 18;

    private final IdReader reader;
    private final ReaderSettings settings;
    private final ObjectProvider<SpareReader> spare;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IdReadings(
            IdReader reader,
            ReaderSettings settings,
            ObjectProvider<SpareReader> spare,
            Sealer sealer,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.reader = reader;
        this.settings = settings;
        this.spare = spare;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads the document on the actor's reader and keeps the record for him alone; {@code meantFor} binds it to a
     * registration that is corrected. Refuses (409) with what to do where the reader is off, not set up, or holds no
     * readable card. No transaction is open while the reader is asked.
     */
    public Reading read(Actor actor, @Nullable RegistrationId meantFor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        IdRecord record;
        try {
            record = reader.read(readerOf(actor).orElseThrow(() -> Refusal.wrongState("READER_NOT_SET_UP")));
        } catch (ReaderFailed failed) {
            throw Refusal.wrongState(failed.code());
        }
        dropExpired();
        return keep(actor, meantFor, record);
    }

    public Status status(Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        return new Status(readerOf(actor)
                .map(address -> switch (reader.state(address)) {
                    case READY -> "ready";
                    case NO_CARD -> "no-card";
                    case OFF -> "off";
                })
                .orElse("not-set-up"));
    }

    private Optional<URI> readerOf(Actor actor) {
        return Optional.ofNullable(settings.byUser().get(actor.id()))
                .or(() -> Optional.ofNullable(settings.url()))
                .or(() -> Optional.ofNullable(spare.getIfAvailable()).flatMap(each -> each.of(actor.id())));
    }

    private Reading keep(Actor actor, @Nullable RegistrationId meantFor, IdRecord record) {
        byte[] secret = new byte[ID_BYTES];
        random.nextBytes(secret);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime expires = now.plus(settings.validFor());
        jdbc.sql("INSERT INTO id_reading (id, document_type, sealed, meant_for, read_by, read_at, expires_at)"
                        + " VALUES (:id, :type, :sealed, :meantFor, :by, :at, :expires)")
                .param("id", id)
                .param("type", record.documentType())
                .param("sealed", sealer.sealForHouse(context(id), bytes(record)))
                .param("meantFor", meantFor == null ? null : meantFor.value())
                .param("by", actor.id())
                .param("at", now)
                .param("expires", expires)
                .update();
        return new Reading(id, expires, record);
    }

    /**
     * Takes a record for an application (or the correction of that registration): it is used up when the caller's
     * transaction commits. Without a record the fault says why: unknown, used before, expired, or read by or for another.
     */
    @Transactional
    public Claim claim(String id, Actor actor, @Nullable RegistrationId corrected) {
        record Row(byte @Nullable [] sealed, @Nullable String meantFor, String readBy, OffsetDateTime expires) {}
        Optional<Row> found = jdbc.sql("SELECT * FROM id_reading WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, n) -> new Row(
                        row.getBytes("sealed"),
                        row.getString("meant_for"),
                        row.getString("read_by"),
                        row.getObject("expires_at", OffsetDateTime.class)))
                .optional();
        if (found.isEmpty() || !found.get().readBy().equals(actor.id())) {
            // somebody else's reading is told apart from none to nobody
            return new Claim(null, "READING_UNKNOWN");
        }
        Row row = found.get();
        byte[] sealed = row.sealed();
        if (sealed == null) {
            return new Claim(null, "READING_USED");
        }
        if (!row.expires().isAfter(OffsetDateTime.now(clock))) {
            return new Claim(null, "READING_EXPIRED");
        }
        if (row.meantFor() != null && (corrected == null || !row.meantFor().equals(corrected.value()))) {
            return new Claim(null, "READING_FOR_ANOTHER");
        }
        jdbc.sql("UPDATE id_reading SET sealed = NULL WHERE id = :id")
                .param("id", id)
                .update();
        return new Claim(record(sealer.openForHouse(context(id), sealed)), null);
    }

    /** Notes what a claimed record was used for; that is the registration's proof that nothing was typed. */
    @Transactional
    public void usedFor(String id, RegistrationId reference, int round) {
        jdbc.sql("UPDATE id_reading SET used_for = :reference, used_round = :round, used_at = :at WHERE id = :id")
                .param("reference", reference.value())
                .param("round", round)
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /** Whether the document of this type that the registration tells of was read by a reader. */
    public boolean wasRead(RegistrationId reference, String documentType) {
        return jdbc.sql("SELECT COUNT(*) FROM id_reading WHERE used_for = :reference AND document_type = :type")
                        .param("reference", reference.value())
                        .param("type", documentType)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Records nobody used in time are destroyed with the next reading. */
    private void dropExpired() {
        jdbc.sql("DELETE FROM id_reading WHERE used_for IS NULL AND expires_at < :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private byte[] bytes(IdRecord record) {
        try {
            return json.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reader's record cannot be written");
        }
    }

    private IdRecord record(byte[] bytes) {
        try {
            return json.readValue(bytes, IdRecord.class);
        } catch (IOException e) {
            throw new IllegalStateException("a reader's record cannot be read");
        }
    }

    private static String context(String id) {
        return "id-reading/" + id;
    }
}
