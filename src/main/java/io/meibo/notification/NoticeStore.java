package io.meibo.notification;

import io.meibo.privacy.Sealer;
import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of notices; address and words lie sealed in it. */
@Component
class NoticeStore {

    private static final String COLUMNS =
            "SELECT id, reference, kind, language, channel, state, failures, written_at, settled_at FROM notice";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    NoticeStore(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    void add(
            String id,
            RegistrationId reference,
            String kind,
            String language,
            NoticeChannel channel,
            @Nullable String recipient,
            Letter letter,
            Secrets secrets) {
        jdbc.sql("INSERT INTO notice (id, reference, kind, language, channel, recipient, subject, body, secrets, state,"
                        + " failures, written_at) VALUES (:id, :reference, :kind, :language, :channel, :recipient,"
                        + " :subject, :body, :secrets, :state, 0, :at)")
                .param("id", id)
                .param("reference", reference.value())
                .param("kind", kind)
                .param("language", language)
                .param("recipient", recipient == null ? null : sealer.seal(reference, field("to", id), recipient))
                .param("subject", sealer.seal(reference, field("subject", id), letter.subject()))
                .param("body", sealer.seal(reference, field("body", id), letter.body()))
                .param("channel", channel.code())
                .param(
                        "secrets",
                        secrets.isEmpty() ? null : sealer.seal(reference, field("secrets", id), write(secrets)))
                .param("state", (recipient == null ? NoticeState.TO_TELL : NoticeState.WAITING).code())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** The notice, its row locked until the transaction ends. */
    Optional<Notice> lock(String id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(NoticeStore::row)
                .optional();
    }

    Optional<Notice> find(String id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id)
                .query(NoticeStore::row)
                .optional();
    }

    /** A page of notices, newest first. */
    List<Notice> page(int page, int size) {
        return jdbc.sql(COLUMNS + " ORDER BY written_at DESC, id OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(NoticeStore::row)
                .list();
    }

    long count() {
        return jdbc.sql("SELECT COUNT(*) FROM notice").query(Long.class).single();
    }

    Optional<String> recipient(Notice notice) {
        return kept(notice, "recipient")
                .map(bytes -> sealer.openText(notice.reference(), field("to", notice.id()), bytes));
    }

    Letter letter(Notice notice) {
        return new Letter(text(notice, "subject"), text(notice, "body"));
    }

    /** What belongs into the letter's gaps; none once it was sent. */
    Secrets secrets(Notice notice) {
        return kept(notice, "secrets")
                .map(bytes -> sealer.openText(notice.reference(), field("secrets", notice.id()), bytes))
                .map(NoticeStore::read)
                .orElse(Secrets.NONE);
    }

    /** Settles; what was sent is a secret of its reader from then on. */
    void settle(String id, NoticeState state) {
        jdbc.sql("UPDATE notice SET state = :state, settled_at = :at"
                        + (state == NoticeState.SENT ? ", secrets = NULL" : "") + " WHERE id = :id")
                .param("state", state.code())
                .param("at", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /** Counts a try that went wrong, after the try's own transaction is gone. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void countFailure(String id) {
        jdbc.sql("UPDATE notice SET failures = failures + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    private String text(Notice notice, String column) {
        byte[] bytes = kept(notice, column).orElseThrow();
        return sealer.openText(notice.reference(), field(column, notice.id()), bytes);
    }

    private Optional<byte[]> kept(Notice notice, String column) {
        return jdbc.sql("SELECT recipient, subject, body, secrets FROM notice WHERE id = :id")
                .param("id", notice.id())
                .query((row, n) -> Optional.ofNullable(row.getBytes(column)))
                .single();
    }

    /** A line for each secret; neither name nor value has a line break or, the name, a space. */
    private static String write(Secrets secrets) {
        return secrets.values().entrySet().stream()
                .map(secret -> secret.getKey() + " " + secret.getValue().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"));
    }

    private static Secrets read(String lines) {
        return new Secrets(lines.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(secret -> secret[0], secret -> secret[1])));
    }

    private static String field(String part, String id) {
        return "notice/" + part + "/" + id;
    }

    private static Notice row(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getString("id"),
                new RegistrationId(row.getString("reference")),
                row.getString("kind"),
                row.getString("language"),
                NoticeChannel.of(row.getString("channel")),
                NoticeState.of(row.getString("state")),
                row.getInt("failures"),
                row.getObject("written_at", OffsetDateTime.class),
                row.getObject("settled_at", OffsetDateTime.class));
    }
}
