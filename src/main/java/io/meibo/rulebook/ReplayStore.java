package io.meibo.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.register.AppliedCases.Applied;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replays and their findings, for the days they are kept. */
@Component
class ReplayStore {

    /** A running replay that has not been heard of for so long has lost its node. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    /** What one registration adds to the counts, and what is kept of it. */
    record Found(Applied own, FindingKind kind, int seq, Object body) {}

    /** Counts so far; {@code seq} numbers the findings. */
    record Counts(int done, int differing, int otherRoad, int otherRule, int notAsked, int notReplayable) {}

    /** A finding as it is kept. */
    record Kept(String reference, LocalDate appliedOn, Verdict verdict) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration kept;

    ReplayStore(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            ObjectMapper json,
            Clock clock,
            @Value("${meibo.replay.kept:P7D}") Duration kept) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
        this.kept = kept;
    }

    /** Enters a replay, and clears away those that have expired. */
    @Transactional
    public String enter(String requestedBy, LocalDate from, LocalDate to, List<String> tables, int total) {
        var now = OffsetDateTime.now(clock);
        jdbc.sql("DELETE FROM replay_finding WHERE replay_id IN (SELECT id FROM replay WHERE expires_at < :now)")
                .param("now", now)
                .update();
        jdbc.sql("DELETE FROM replay WHERE expires_at < :now").param("now", now).update();
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO replay (id, requested_by, requested_at, period_from, period_to, table_names, state,"
                        + " stop_asked, total, done, differing, other_road, other_rule, not_asked, not_replayable,"
                        + " touched_at, expires_at) VALUES (:id, :by, :now, :from, :to, :tables, :state, FALSE, :total,"
                        + " 0, 0, 0, 0, 0, 0, :now, :expires)")
                .param("id", id)
                .param("by", requestedBy)
                .param("now", now)
                .param("from", from)
                .param("to", to)
                .param("tables", String.join(" ", tables))
                .param("state", ReplayState.WAITING.code())
                .param("total", total)
                .param("expires", now.plus(kept))
                .update();
        return id;
    }

    @Transactional
    public void begin(String id) {
        jdbc.sql("UPDATE replay SET state = :state, started_at = :now, touched_at = :now WHERE id = :id")
                .param("state", ReplayState.RUNNING.code())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /** Keeps a portion; gives whether somebody, here or on another node, asked to stop. */
    @Transactional
    public boolean keep(String id, Counts counts, List<Found> found) {
        if (!found.isEmpty()) {
            batches.batchUpdate(
                    "INSERT INTO replay_finding (replay_id, kind, seq, reference, applied_on, body)"
                            + " VALUES (:id, :kind, :seq, :reference, :appliedOn, :body)",
                    found.stream().map(each -> row(id, each)).toArray(SqlParameterSource[]::new));
        }
        jdbc.sql("UPDATE replay SET done = :done, differing = :differing, other_road = :otherRoad,"
                        + " other_rule = :otherRule, not_asked = :notAsked, not_replayable = :notReplayable,"
                        + " touched_at = :now WHERE id = :id")
                .param("done", counts.done())
                .param("differing", counts.differing())
                .param("otherRoad", counts.otherRoad())
                .param("otherRule", counts.otherRule())
                .param("notAsked", counts.notAsked())
                .param("notReplayable", counts.notReplayable())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        return jdbc.sql("SELECT stop_asked FROM replay WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private SqlParameterSource row(String id, Found found) {
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("kind", found.kind().code())
                .addValue("seq", found.seq())
                .addValue("reference", found.own().reference().value())
                .addValue("appliedOn", found.own().appliedOn())
                .addValue("body", text(found.body()));
    }

    @Transactional
    public void end(String id, ReplayState state) {
        var now = OffsetDateTime.now(clock);
        jdbc.sql("UPDATE replay SET state = :state, touched_at = :now, ended_at = :now WHERE id = :id")
                .param("state", state.code())
                .param("now", now)
                .param("id", id)
                .update();
    }

    @Transactional
    public void askToStop(String id) {
        jdbc.sql("UPDATE replay SET stop_asked = TRUE WHERE id = :id")
                .param("id", id)
                .update();
    }

    Optional<Replay> find(String id) {
        return jdbc.sql("SELECT * FROM replay WHERE id = :id AND expires_at >= :now")
                .param("id", id)
                .param("now", OffsetDateTime.now(clock))
                .query(this::replay)
                .optional();
    }

    /** The latest replays, newest first. */
    List<Replay> latest(int most) {
        return jdbc.sql("SELECT * FROM replay WHERE expires_at >= :now ORDER BY requested_at DESC, id"
                        + " FETCH NEXT :most ROWS ONLY")
                .param("now", OffsetDateTime.now(clock))
                .param("most", most)
                .query(this::replay)
                .list();
    }

    List<Kept> page(String id, FindingKind kind, int page, int size) {
        return jdbc.sql("SELECT * FROM replay_finding WHERE replay_id = :id AND kind = :kind ORDER BY seq"
                        + " OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("id", id)
                .param("kind", kind.code())
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> new Kept(
                        row.getString("reference"),
                        row.getObject("applied_on", LocalDate.class),
                        verdict(row.getString("body"))))
                .list();
    }

    private Replay replay(ResultSet row, int n) throws SQLException {
        OffsetDateTime touched = row.getObject("touched_at", OffsetDateTime.class);
        ReplayState state = ReplayState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        if (!state.ended() && touched.plus(LOST_AFTER).isBefore(OffsetDateTime.now(clock))) {
            state = ReplayState.INTERRUPTED;
        }
        int total = row.getInt("total");
        int done = row.getInt("done");
        return new Replay(
                row.getString("id"),
                state,
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                Arrays.asList(row.getString("table_names").split(" ")),
                total,
                done,
                row.getInt("differing"),
                row.getInt("other_road"),
                row.getInt("other_rule"),
                row.getInt("not_asked"),
                row.getInt("not_replayable"),
                minutesLeft(state, row.getObject("started_at", OffsetDateTime.class), total, done),
                row.getObject("ended_at", OffsetDateTime.class),
                row.getObject("expires_at", OffsetDateTime.class));
    }

    private @Nullable Integer minutesLeft(ReplayState state, @Nullable OffsetDateTime started, int total, int done) {
        if (state.ended()) {
            return 0;
        }
        if (started == null || done == 0) {
            return null;
        }
        long soFar = Duration.between(started, OffsetDateTime.now(clock)).toMillis();
        long left = soFar * (total - done) / done;
        return (int) ((left + 59_999) / 60_000);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding cannot be written", e);
        }
    }

    private Verdict verdict(String text) {
        try {
            return json.readValue(text, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding cannot be read", e);
        }
    }
}
