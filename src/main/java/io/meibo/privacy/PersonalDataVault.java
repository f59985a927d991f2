package io.meibo.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.RegistrationId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what registrations tell of people, and their pages, sealed; a correction adds a round and leaves the earlier one
 * as it was. Reading here is for the house's own work; what a person gets to see goes through {@link Reveals}.
 */
@Component
public class PersonalDataVault {

    /** What is known of an attachment without opening it; pixels are 0 for a PDF. */
    public record AttachmentInfo(String kind, int round, String mediaType, int width, int height, int size) {}

    /** An attachment in clear. */
    public record Attachment(AttachmentInfo info, byte[] content) {}

    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PersonalDataVault(Sealer sealer, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps what this round tells. */
    public void keep(RegistrationId reference, int round, PersonalData data) {
        try {
            jdbc.sql("INSERT INTO personal_data (reference, round, sealed, at)"
                            + " VALUES (:reference, :round, :sealed, :at)")
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("sealed", sealer.seal(reference, "personal-data/" + round, json.writeValueAsBytes(data)))
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("personal data of " + reference + " cannot be written");
        }
    }

    /** What the registration tells now, that is in its latest round. */
    public PersonalData current(RegistrationId reference) {
        return find(reference).orElseThrow(() -> new IllegalStateException("no personal data of " + reference));
    }

    /** The same, empty where the registration is anonymous and nothing was ever collected (SC-01, SC-03). */
    public Optional<PersonalData> find(RegistrationId reference) {
        return atMost(reference, Integer.MAX_VALUE);
    }

    /** What it told up to this round; empty where the registration tells nothing. */
    public Optional<PersonalData> atMost(RegistrationId reference, int round) {
        record Row(int round, byte[] sealed) {}
        return jdbc
                .sql("SELECT round, sealed FROM personal_data WHERE reference = :reference AND round <= :round"
                        + " ORDER BY round DESC")
                .param("reference", reference.value())
                .param("round", round)
                .query((row, n) -> new Row(row.getInt("round"), row.getBytes("sealed")))
                .list()
                .stream()
                .findFirst()
                .map(row -> read(reference, row.round(), row.sealed()));
    }

    /** Keeps a page of this round; a second one of the same kind in the same round takes its place. */
    public void keepAttachment(
            RegistrationId reference, int round, String kind, String mediaType, int width, int height, byte[] content) {
        jdbc.sql("DELETE FROM attachment WHERE reference = :reference AND kind = :kind AND round = :round")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("round", round)
                .update();
        jdbc.sql("INSERT INTO attachment (reference, kind, round, media_type, width, height, size, sealed, at)"
                        + " VALUES (:reference, :kind, :round, :mediaType, :width, :height, :size, :sealed, :at)")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("round", round)
                .param("mediaType", mediaType)
                .param("width", width)
                .param("height", height)
                .param("size", content.length)
                .param("sealed", sealer.seal(reference, field(kind, round), content))
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** The latest page of each kind. */
    public List<AttachmentInfo> attachments(RegistrationId reference) {
        return jdbc.sql("SELECT kind, round, media_type, width, height, size FROM attachment a"
                        + " WHERE reference = :reference AND round = (SELECT MAX(b.round) FROM attachment b"
                        + " WHERE b.reference = a.reference AND b.kind = a.kind) ORDER BY kind")
                .param("reference", reference.value())
                .query(PersonalDataVault::info)
                .list();
    }

    /** In which rounds a page of this kind came, oldest first. */
    public List<Integer> roundsOf(RegistrationId reference, String kind) {
        return jdbc.sql("SELECT round FROM attachment WHERE reference = :reference AND kind = :kind ORDER BY round")
                .param("reference", reference.value())
                .param("kind", kind)
                .query(Integer.class)
                .list();
    }

    /** The page of this kind as it stood in that round, in clear: the latest one that came up to then. */
    public Optional<Attachment> attachment(RegistrationId reference, String kind, int round) {
        return jdbc
                .sql("SELECT kind, round, media_type, width, height, size FROM attachment"
                        + " WHERE reference = :reference AND kind = :kind AND round <= :round ORDER BY round DESC")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("round", round)
                .query(PersonalDataVault::info)
                .list()
                .stream()
                .findFirst()
                .map(info -> new Attachment(info, open(reference, info)));
    }

    /** The latest page of this kind in clear. */
    public Optional<Attachment> attachment(RegistrationId reference, String kind) {
        return attachments(reference).stream()
                .filter(info -> info.kind().equals(kind))
                .findFirst()
                .map(info -> new Attachment(info, open(reference, info)));
    }

    private static AttachmentInfo info(ResultSet row, int n) throws SQLException {
        return new AttachmentInfo(
                row.getString("kind"),
                row.getInt("round"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("size"));
    }

    private byte[] open(RegistrationId reference, AttachmentInfo info) {
        byte[] sealed = jdbc.sql("SELECT sealed FROM attachment WHERE reference = :reference AND kind = :kind"
                        + " AND round = :round")
                .param("reference", reference.value())
                .param("kind", info.kind())
                .param("round", info.round())
                .query((row, n) -> row.getBytes("sealed"))
                .single();
        return sealer.open(reference, field(info.kind(), info.round()), sealed);
    }

    private PersonalData read(RegistrationId reference, int round, byte[] sealed) {
        try {
            return json.readValue(sealer.open(reference, "personal-data/" + round, sealed), PersonalData.class);
        } catch (IOException e) {
            throw new IllegalStateException("personal data of " + reference + " cannot be read");
        }
    }

    private static String field(String kind, int round) {
        return "attachment/" + kind + "/" + round;
    }
}
