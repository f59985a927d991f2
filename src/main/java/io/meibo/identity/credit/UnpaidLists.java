package io.meibo.identity.credit;

import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.Fingerprints.Kind;
import io.meibo.privacy.Fingerprints.Print;
import io.meibo.privacy.PersonalData;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our own lists of people with unpaid bills, one per source, each replaced as a whole. Kept are keyed fingerprints; the
 * same document is sure, name with birth date and phone are sure only together.
 */
@Component
public class UnpaidLists implements CreditSource {

    /** A list as it stands: how many people, and who put it there when. */
    public record Summary(String source, int entries, String replacedBy, OffsetDateTime replacedAt) {}

    private final Fingerprints fingerprints;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    UnpaidLists(Fingerprints fingerprints, JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.fingerprints = fingerprints;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Puts these people in place of all that this source named before. */
    @Transactional
    public Summary replace(String source, List<UnpaidEntry> entries, String replacedBy) {
        jdbc.sql("DELETE FROM unpaid_print WHERE source = :source")
                .param("source", source)
                .update();
        jdbc.sql("DELETE FROM unpaid_list WHERE source = :source")
                .param("source", source)
                .update();
        var summary = new Summary(source, entries.size(), replacedBy, OffsetDateTime.now(clock));
        jdbc.sql("INSERT INTO unpaid_list (source, entries, replaced_by, replaced_at)"
                        + " VALUES (:source, :entries, :by, :at)")
                .param("source", source)
                .param("entries", summary.entries())
                .param("by", replacedBy)
                .param("at", summary.replacedAt())
                .update();
        SqlParameterSource[] rows = entries.stream()
                .flatMap(entry -> entry.prints(fingerprints).stream())
                .distinct()
                .map(print -> new MapSqlParameterSource("source", source)
                        .addValue("kind", print.kind().name())
                        .addValue("print", print.value()))
                .toArray(SqlParameterSource[]::new);
        batches.batchUpdate("INSERT INTO unpaid_print (source, kind, print) VALUES (:source, :kind, :print)", rows);
        return summary;
    }

    /** All lists, by source. */
    public List<Summary> all() {
        return jdbc.sql("SELECT * FROM unpaid_list ORDER BY source")
                .query((row, n) -> new Summary(
                        row.getString("source"),
                        row.getInt("entries"),
                        row.getString("replaced_by"),
                        row.getObject("replaced_at", OffsetDateTime.class)))
                .list();
    }

    @Override
    public Standing standing(PersonalData data, String requestKey) {
        Set<Kind> matching = matching(fingerprints.of(data));
        if (matching.contains(Kind.DOCUMENT) || matching.containsAll(List.of(Kind.PERSON, Kind.PHONE))) {
            return Standing.UNPAID;
        }
        return matching.isEmpty() ? Standing.CLEAR : Standing.UNSURE;
    }

    private Set<Kind> matching(Collection<Print> prints) {
        return prints.stream().filter(this::isListed).map(Print::kind).collect(Collectors.toSet());
    }

    private boolean isListed(Print print) {
        return jdbc.sql("SELECT COUNT(*) FROM unpaid_print WHERE kind = :kind AND print = :print")
                        .param("kind", print.kind().name())
                        .param("print", print.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
