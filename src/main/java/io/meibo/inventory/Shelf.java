package io.meibo.inventory;

import io.meibo.inventory.StockItem.Blocked;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.StockItem.Issued;
import io.meibo.inventory.StockItem.Offered;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.inventory.StockItem.Resting;
import io.meibo.inventory.StockItem.Scrapped;
import io.meibo.shared.Actor;
import io.meibo.shared.CardNumber;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** Only numbers can be offered. */
    private final boolean canBeOffered;

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
        this.canBeOffered = kind.equals("number");
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

    /** How many are free, by office; offices with none are left out. */
    Map<String, Integer> inStock(String pool) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("SELECT office, COUNT(*) FROM " + table + " WHERE pool = :pool AND state = 'in-stock'" + ofForm()
                        + " GROUP BY office")
                .params(where(pool))
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** The one that lies longest in that office. */
    Optional<InStock<I>> next(Place place) {
        return next(place, 1).stream().findFirst();
    }

    /** Those that lie longest in that office. */
    List<InStock<I>> next(Place place, int most) {
        return jdbc.sql("SELECT " + key + " FROM " + table + " WHERE pool = :pool AND state = 'in-stock'" + ofForm()
                        + " AND office = :office ORDER BY seq FETCH FIRST " + most + " ROWS ONLY")
                .params(where(place.pool()))
                .param("office", place.office())
                .query((row, n) -> new InStock<>(read.apply(row.getString(1)), place))
                .list();
    }

    /** Those in stock in that office whose number ends with these characters; two at most, to tell one from several. */
    List<InStock<I>> endingWith(Place place, String end) {
        return jdbc.sql("SELECT " + key + " FROM " + table + " WHERE pool = :pool AND state = 'in-stock'" + ofForm()
                        + " AND office = :office AND " + key + " LIKE :end ORDER BY seq FETCH FIRST 2 ROWS ONLY")
                .params(where(place.pool()))
                .param("office", place.office())
                .param("end", "%" + end)
                .query((row, n) -> new InStock<>(read.apply(row.getString(1)), place))
                .list();
    }

    /** The id as it is printed. */
    String text(I id) {
        return write.apply(id);
    }

    /** What this registration is offered at present, in the order in which it lies. */
    List<Offered<I>> offeredTo(RegistrationId reference) {
        var offered = new ArrayList<Offered<I>>();
        jdbc.sql("SELECT * FROM " + table + " WHERE offered_to = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query(this::row)
                .list()
                .forEach(item -> {
                    if (item instanceof Offered<I> one) {
                        offered.add(one);
                    }
                });
        return offered;
    }

    /** What stands in this state although its time is over. */
    List<StockItem<I>> overdue(String pool, StockState state) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE pool = :pool AND state = :state AND held_until <= :now"
                        + " ORDER BY seq")
                .param("pool", pool)
                .param("state", state.code())
                .param("now", OffsetDateTime.now(clock))
                .query(this::row)
                .list();
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
        move(from, to, null);
    }

    /** The same, and notes who did it. */
    void move(StockItem<I> from, StockItem<I> to, @Nullable Actor by) {
        boolean offered = to instanceof Offered;
        String holder = to.holder().map(RegistrationId::value).orElse(null);
        int moved = jdbc.sql("UPDATE " + table + " SET state = :state, reference = :reference, held_until = :until,"
                        + " reason = :reason, left_the_house = :left, changed_at = :now"
                        + (canBeOffered ? ", offered_to = :offeredTo" : "")
                        + " WHERE " + key + " = :id AND state = :from")
                .param("state", to.state().code())
                .param("reference", offered ? null : holder)
                .param("until", to.until().orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", to.reason().map(StockReason::code).orElse(null))
                .param("offeredTo", offered ? holder : null)
                .param("left", to.leftTheHouse())
                .param("now", OffsetDateTime.now(clock))
                .param("id", write.apply(from.id()))
                .param("from", from.state().code())
                .update();
        if (moved != 1) {
            throw new IllegalStateException(
                    "the " + kind + " is no longer " + from.state().code());
        }
        // what is only shown for some minutes is nobody's yet: number_offer keeps that
        if (from.state() != to.state() && !offered && !(from instanceof Offered && to instanceof InStock)) {
            record(from, to, by);
        }
    }

    private String ofForm() {
        return form == null ? "" : " AND " + formColumn + " = :form";
    }

    private Map<String, String> where(String pool) {
        return form == null ? Map.of("pool", pool) : Map.of("pool", pool, "form", form);
    }

    private void record(StockItem<I> from, StockItem<I> to, @Nullable Actor by) {
        jdbc.sql("INSERT INTO stock_movement (kind, item, state, reference, at, pool, office, reason, held_until,"
                        + " by_whom) VALUES (:kind, :item, :state, :reference, :at, :pool, :office, :reason, :until,"
                        + " :by)")
                .param("kind", kind)
                .param("item", write.apply(to.id()))
                .param("state", to.state().code())
                .param(
                        "reference",
                        to.holder().or(from::holder).map(RegistrationId::value).orElse(null))
                .param("at", OffsetDateTime.now(clock))
                .param("pool", to.place().pool())
                .param("office", to.place().office())
                .param("reason", to.reason().map(StockReason::code).orElse(null))
                .param("until", to.until().orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : by.id())
                .update();
    }

    private StockItem<I> row(ResultSet row, int n) throws SQLException {
        I id = read.apply(row.getString(key));
        var place = new Place(row.getString("pool"), row.getString("office"));
        boolean left = row.getBoolean("left_the_house");
        return switch (StockState.of(row.getString("state"))) {
            case IN_STOCK -> new InStock<>(id, place);
            case OFFERED -> new Offered<>(id, place, new RegistrationId(row.getString("offered_to")), until(row));
            case RESERVED ->
                new Reserved<>(id, place, new RegistrationId(row.getString("reference")), until(row), left);
            case ISSUED -> new Issued<>(id, place, new RegistrationId(row.getString("reference")));
            case RESTING -> new Resting<>(id, place, until(row));
            case BLOCKED -> new Blocked<>(id, place, StockReason.of(row.getString("reason")), left);
            case SCRAPPED -> new Scrapped<>(id, place, StockReason.of(row.getString("reason")), left);
        };
    }

    private static OffsetDateTime until(ResultSet row) throws SQLException {
        return row.getObject("held_until", OffsetDateTime.class);
    }
}
