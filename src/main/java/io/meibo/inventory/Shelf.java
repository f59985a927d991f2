package io.meibo.inventory;

import io.meibo.inventory.StockItem.Blocked;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.StockItem.Issued;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.shared.CardNumber;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one kind of stock, SIMs, cards or numbers. Callers hold the lock of the pool or of the case. */
final class Shelf<I> {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String kind;
    private final String table;
    private final String key;
    private final Function<String, I> read;
    private final Function<I, String> write;

    /** The column that tells items apart, and only those of this form; null for numbers, and for all of them. */
    private final String formColumn;

    private final @Nullable String form;

    private Shelf(
            JdbcClient jdbc,
            Clock clock,
            String kind,
            String table,
            String key,
            Function<String, I> read,
            Function<I, String> write,
            String formColumn,
            @Nullable String form) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kind = kind;
        this.table = table;
        this.key = key;
        this.read = read;
        this.write = write;
        this.formColumn = formColumn;
        this.form = form;
    }

    static Shelf<Iccid> ofSims(JdbcClient jdbc, Clock clock) {
        return new Shelf<>(jdbc, clock, "sim", "sim", "iccid", Iccid::new, Iccid::digits, "form", null);
    }

    /** Cards are told apart by the product they are made for. */
    static Shelf<CardNumber> ofCards(JdbcClient jdbc, Clock clock) {
        return new Shelf<>(
                jdbc, clock, "card", "card", "card_number", CardNumber::new, CardNumber::value, "product", null);
    }

    static Shelf<Msisdn> ofNumbers(JdbcClient jdbc, Clock clock) {
        return new Shelf<>(jdbc, clock, "number", "phone_number", "msisdn", Msisdn::new, Msisdn::e164, "form", null);
    }

    /** The part of the shelf on which the items of this form lie. */
    Shelf<I> ofForm(String wanted) {
        return new Shelf<>(jdbc, clock, kind, table, key, read, write, formColumn, wanted);
    }

    int inStock(String pool) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE pool = :pool AND state = 'in-stock'" + ofForm())
                .params(where(pool))
                .query(Integer.class)
                .single();
    }

    /** The one that lies longest. */
    Optional<InStock<I>> next(String pool) {
        return jdbc.sql("SELECT " + key + " FROM " + table + " WHERE pool = :pool AND state = 'in-stock'" + ofForm()
                        + " ORDER BY seq FETCH FIRST 1 ROWS ONLY")
                .params(where(pool))
                .query((row, n) -> new InStock<>(read.apply(row.getString(1)), pool))
                .optional();
    }

    Optional<StockItem<I>> heldBy(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE reference = :reference")
                .param("reference", reference.value())
                .query(this::row)
                .optional();
    }

    Optional<StockItem<I>> find(I id) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE " + key + " = :id")
                .param("id", write.apply(id))
                .query(this::row)
                .optional();
    }

    /** Puts the new state in place of the one that was read; fails where somebody else has changed it since. */
    void move(StockItem<I> from, StockItem<I> to) {
        int moved = jdbc.sql("UPDATE " + table + " SET state = :state, reference = :reference,"
                        + " left_the_house = :left, changed_at = :now WHERE " + key + " = :id AND state = :from")
                .param("state", to.state().code())
                .param("reference", to.holder().map(RegistrationId::value).orElse(null))
                .param("left", to.leftTheHouse())
                .param("now", OffsetDateTime.now(clock))
                .param("id", write.apply(from.id()))
                .param("from", from.state().code())
                .update();
        if (moved != 1) {
            throw new IllegalStateException(
                    "the " + kind + " is no longer " + from.state().code());
        }
        if (from.state() != to.state()) {
            record(from, to);
        }
    }

    private String ofForm() {
        return form == null ? "" : " AND " + formColumn + " = :form";
    }

    private Map<String, String> where(String pool) {
        return form == null ? Map.of("pool", pool) : Map.of("pool", pool, "form", form);
    }

    private void record(StockItem<I> from, StockItem<I> to) {
        jdbc.sql("INSERT INTO stock_movement (kind, item, state, reference, at)"
                        + " VALUES (:kind, :item, :state, :reference, :at)")
                .param("kind", kind)
                .param("item", write.apply(to.id()))
                .param("state", to.state().code())
                .param(
                        "reference",
                        to.holder().or(from::holder).map(RegistrationId::value).orElse(null))
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private StockItem<I> row(ResultSet row, int n) throws SQLException {
        I id = read.apply(row.getString(key));
        String pool = row.getString("pool");
        return switch (StockState.of(row.getString("state"))) {
            case IN_STOCK -> new InStock<>(id, pool);
            case RESERVED ->
                new Reserved<>(
                        id, pool, new RegistrationId(row.getString("reference")), row.getBoolean("left_the_house"));
            case ISSUED -> new Issued<>(id, pool, new RegistrationId(row.getString("reference")));
            case BLOCKED -> new Blocked<>(id, pool, row.getBoolean("left_the_house"));
        };
    }
}
