package io.meibo.inventory;

import io.meibo.register.Offices;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Low-water marks: how many of a form (sim, esim, number, card product) should at least lie free in an office. A fall below
 * is told once; it can be told again after the stock has been at its mark in between.
 */
@Service
public class StockMarks {

    /** A mark and how many are free there now; {@code lowSince} is when they fell below it, null while they do not. */
    public record Mark(
            String pool, String form, String office, int least, int free, @Nullable OffsetDateTime lowSince) {

        /** Whether fewer lie there than should. */
        public boolean low() {
            return free < least;
        }
    }

    static final String NUMBER = "number";

    private final StockNeeds needs;
    private final Offices offices;
    private final Pools pools;
    private final Shelves shelves;
    private final StockTerms terms;
    private final JdbcClient jdbc;

    StockMarks(StockNeeds needs, Offices offices, Pools pools, Shelves shelves, StockTerms terms, JdbcClient jdbc) {
        this.needs = needs;
        this.offices = offices;
        this.pools = pools;
        this.shelves = shelves;
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /** Sets a mark, or takes it away with 0. Refuses with {@code STOCK_MARK_REFUSED} naming what there is not. */
    @Transactional
    public void set(String pool, String form, String office, int least) {
        var errors = new ArrayList<FieldError>();
        if (!needs.countryByPool().containsKey(pool)) {
            errors.add(FieldError.of(
                    "/pool",
                    "NOT_ONE_OF",
                    String.join(", ", needs.countryByPool().keySet())));
        } else if (!needs.forms(pool).contains(form)) {
            errors.add(FieldError.of("/form", "NOT_ONE_OF", String.join(", ", needs.forms(pool))));
        }
        if (!offices.known().contains(office)) {
            errors.add(FieldError.of("/office", "NOT_ONE_OF", String.join(", ", offices.known())));
        }
        if (least < 0 || least > 1_000_000) {
            errors.add(FieldError.of("/least", "STOCK_MARK_RANGE"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("STOCK_MARK_REFUSED", errors);
        }
        pools.lock(pool);
        jdbc.sql("DELETE FROM stock_mark WHERE pool = :pool AND form = :form AND office = :office")
                .param("pool", pool)
                .param("form", form)
                .param("office", office)
                .update();
        if (least > 0) {
            jdbc.sql("INSERT INTO stock_mark (pool, form, office, least) VALUES (:pool, :form, :office, :least)")
                    .param("pool", pool)
                    .param("form", form)
                    .param("office", office)
                    .param("least", least)
                    .update();
            look(pool);
        }
    }

    /** All marks with what lies there now. */
    public List<Mark> all() {
        return marks(jdbc.sql("SELECT * FROM stock_mark ORDER BY pool, form, office"));
    }

    /** Tells of what has fallen below its mark, once. Callers hold the lock of the pool. */
    void look(String pool) {
        for (Mark mark :
                marks(jdbc.sql("SELECT * FROM stock_mark WHERE pool = :pool").param("pool", pool))) {
            if (mark.low() && mark.lowSince() == null) {
                lowSince(mark, terms.now());
                jdbc.sql("INSERT INTO stock_alarm (pool, form, office, free, least, fallen_at, state)"
                                + " VALUES (:pool, :form, :office, :free, :least, :now, 'waiting')")
                        .param("pool", mark.pool())
                        .param("form", mark.form())
                        .param("office", mark.office())
                        .param("free", mark.free())
                        .param("least", mark.least())
                        .param("now", terms.now())
                        .update();
            } else if (!mark.low() && mark.lowSince() != null) {
                lowSince(mark, null);
            }
        }
    }

    private void lowSince(Mark mark, @Nullable OffsetDateTime since) {
        jdbc.sql("UPDATE stock_mark SET low_since = :since WHERE pool = :pool AND form = :form AND office = :office")
                .param("since", since, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("pool", mark.pool())
                .param("form", mark.form())
                .param("office", mark.office())
                .update();
    }

    private List<Mark> marks(JdbcClient.StatementSpec rows) {
        return rows
                .query((row, n) -> new Mark(
                        row.getString("pool"),
                        row.getString("form"),
                        row.getString("office"),
                        row.getInt("least"),
                        0,
                        row.getObject("low_since", OffsetDateTime.class)))
                .list()
                .stream()
                .map(mark ->
                        new Mark(mark.pool(), mark.form(), mark.office(), mark.least(), free(mark), mark.lowSince()))
                .toList();
    }

    private int free(Mark mark) {
        var shelf = mark.form().equals(NUMBER) ? shelves.numbers() : shelves.of(mark.form());
        return shelf.inStock(mark.pool()).getOrDefault(mark.office(), 0);
    }
}
