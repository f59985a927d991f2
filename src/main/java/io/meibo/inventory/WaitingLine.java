package io.meibo.inventory;

import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who wait for stock, in order of arrival. Callers hold the lock of the pool. */
@Component
class WaitingLine {

    /**
     * One who waits, at which office, and what for: a SIM of this form, unless the profile is held already, and a
     * number where the product has one that was not chosen before.
     */
    record Waiter(RegistrationId reference, String form, boolean needsSim, boolean needsNumber, String office) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingLine(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Waiter> of(String pool) {
        return jdbc.sql("SELECT w.*, s.iccid, n.msisdn FROM stock_waiting w"
                        + " LEFT JOIN sim s ON s.reference = w.reference"
                        + " LEFT JOIN phone_number n ON n.reference = w.reference"
                        + " WHERE w.pool = :pool ORDER BY w.place")
                .param("pool", pool)
                .query(WaitingLine::row)
                .list();
    }

    /** At the end of the line; {@code withNumber} where the product has one, chosen already or not. */
    void join(String pool, Waiter waiter, boolean withNumber) {
        jdbc.sql("INSERT INTO stock_waiting (reference, pool, form, needs_number, office, since)"
                        + " VALUES (:reference, :pool, :form, :needsNumber, :office, :now)")
                .param("reference", waiter.reference().value())
                .param("pool", pool)
                .param("form", waiter.form())
                .param("needsNumber", withNumber)
                .param("office", waiter.office())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void leave(RegistrationId reference) {
        jdbc.sql("DELETE FROM stock_waiting WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
    }

    OptionalInt placeOf(RegistrationId reference) {
        Optional<Integer> place = jdbc.sql("SELECT (SELECT COUNT(*) FROM stock_waiting w WHERE w.pool = me.pool"
                        + " AND w.place <= me.place) FROM stock_waiting me WHERE me.reference = :reference")
                .param("reference", reference.value())
                .query(Integer.class)
                .optional();
        return place.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Waiter row(ResultSet row, int n) throws SQLException {
        return new Waiter(
                new RegistrationId(row.getString("reference")),
                row.getString("form"),
                row.getString("iccid") == null,
                row.getBoolean("needs_number") && row.getString("msisdn") == null,
                row.getString("office"));
    }
}
