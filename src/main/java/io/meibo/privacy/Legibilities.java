package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was measured on the pages of registrations. Numbers and codes only, so they are not sealed. */
@Component
public class Legibilities {

    private final JdbcClient jdbc;

    Legibilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what was measured on a page that is kept already; takes the place of what was kept of it before. */
    @Transactional
    public void keep(RegistrationId reference, int round, String kind, Legibility legibility) {
        jdbc.sql("DELETE FROM page_measure WHERE reference = :reference AND kind = :kind AND round = :round")
                .param("reference", reference.value())
                .param("kind", kind)
                .param("round", round)
                .update();
        int seq = 0;
        for (Legibility.Measure measure : legibility.measures()) {
            jdbc.sql("INSERT INTO page_measure (reference, kind, round, measure, seq, measured, outcome, code)"
                            + " VALUES (:reference, :kind, :round, :measure, :seq, :measured, :outcome, :code)")
                    .param("reference", reference.value())
                    .param("kind", kind)
                    .param("round", round)
                    .param("measure", measure.measure())
                    .param("seq", seq++)
                    .param("measured", measure.value())
                    .param(
                            "outcome",
                            measure.outcome() == null ? null : measure.outcome().code())
                    .param("code", measure.code())
                    .update();
        }
    }

    /** What is known of the latest page of each kind, by kind; without any measure where it was never measured. */
    public Map<String, Legibility> latest(RegistrationId reference) {
        var measures = new LinkedHashMap<String, List<Legibility.Measure>>();
        jdbc.sql("SELECT a.kind, m.measure, m.measured, m.outcome, m.code FROM attachment a LEFT JOIN page_measure m"
                        + " ON m.reference = a.reference AND m.kind = a.kind AND m.round = a.round"
                        + " WHERE a.reference = :reference AND a.round = (SELECT MAX(b.round) FROM attachment b"
                        + " WHERE b.reference = a.reference AND b.kind = a.kind) ORDER BY a.kind, m.seq")
                .param("reference", reference.value())
                .query((RowCallbackHandler) row -> {
                    List<Legibility.Measure> ofKind =
                            measures.computeIfAbsent(row.getString("kind"), kind -> new ArrayList<>());
                    if (row.getString("measure") != null) {
                        ofKind.add(measure(row));
                    }
                });
        var latest = new LinkedHashMap<String, Legibility>();
        measures.forEach((kind, ofKind) -> latest.put(kind, new Legibility(ofKind)));
        return latest;
    }

    private static Legibility.Measure measure(ResultSet row) throws SQLException {
        double measured = row.getDouble("measured");
        return new Legibility.Measure(
                row.getString("measure"),
                row.wasNull() ? null : measured,
                outcome(row.getString("outcome")),
                row.getString("code"));
    }

    private static Legibility.@Nullable Outcome outcome(@Nullable String code) {
        return code == null ? null : Legibility.Outcome.of(code);
    }
}
