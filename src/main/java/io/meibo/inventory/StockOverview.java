package io.meibo.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What lies in stock and who waits for it, for the people who order it. */
@Service
public class StockOverview {

    /** One pool: how many SIMs, eSIM profiles, numbers and (by product) cards in each state, and how many wait. */
    public record PoolCount(
            String pool,
            @Nullable String country,
            Map<StockState, Integer> sims,
            Map<StockState, Integer> esimProfiles,
            Map<StockState, Integer> numbers,
            Map<String, Map<StockState, Integer>> cards,
            int waiting) {}

    /** One registration that waits; {@code place} counts from 1. */
    public record Waiting(
            int place, String pool, RegistrationId reference, String form, boolean needsNumber, OffsetDateTime since) {}

    /** One SIM, number or card; shown only while nobody holds it, so it says nothing of a person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String pool,
            StockState state,
            @Nullable String iccid,
            @Nullable String msisdn,
            @Nullable String cardNumber,
            @Nullable String product,
            String office,
            @Nullable StockReason reason,
            @Nullable OffsetDateTime until) {}

    /** How many of a form (sim, esim, number, card product) stand in each state in one office. */
    public record OfficeCount(String pool, String form, String office, Map<StockState, Integer> states) {}

    /** A change of one item, newest first; its number masked where somebody holds it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Movement(
            OffsetDateTime at,
            String kind,
            String item,
            String state,
            @Nullable String pool,
            @Nullable String office,
            @Nullable StockReason reason,
            @Nullable RegistrationId reference,
            @Nullable String by) {}

    /** A reservation whose time is over although its case stands, or that outlived its case: for a person to look at. */
    public record Overdue(
            String kind, String pool, String office, RegistrationId reference, OffsetDateTime until, boolean ended) {}

    /** Which kind of stock. */
    public enum Kind {
        SIMS,
        NUMBERS,
        CARDS
    }

    private final StockNeeds needs;
    private final JdbcClient jdbc;

    StockOverview(StockNeeds needs, JdbcClient jdbc) {
        this.needs = needs;
        this.jdbc = jdbc;
    }

    /** Every pool, also those that are empty. */
    public List<PoolCount> counts() {
        var sims = count("SELECT pool, state, COUNT(*) FROM sim WHERE form = 'sim' GROUP BY pool, state");
        var esims = count("SELECT pool, state, COUNT(*) FROM sim WHERE form = 'esim' GROUP BY pool, state");
        var numbers = count("SELECT pool, state, COUNT(*) FROM phone_number GROUP BY pool, state");
        numbers.values().forEach(counts -> noNumbers().forEach(counts::putIfAbsent));
        var cards = new TreeMap<String, Map<String, Map<StockState, Integer>>>();
        jdbc.sql("SELECT pool, product, state, COUNT(*) FROM card GROUP BY pool, product, state")
                .query(row -> {
                    cards.computeIfAbsent(row.getString(1), pool -> new TreeMap<>())
                            .computeIfAbsent(row.getString(2), product -> none())
                            .put(StockState.of(row.getString(3)), row.getInt(4));
                });
        var waiting = new TreeMap<String, Integer>();
        jdbc.sql("SELECT pool, COUNT(*) FROM stock_waiting GROUP BY pool").query(row -> {
            waiting.put(row.getString(1), row.getInt(2));
        });
        Map<String, String> countries = needs.countryByPool();
        List<String> pools = jdbc.sql("SELECT pool FROM stock_pool ORDER BY pool")
                .query(String.class)
                .list();
        return pools.stream()
                .map(pool -> new PoolCount(
                        pool,
                        countries.get(pool),
                        sims.getOrDefault(pool, none()),
                        esims.getOrDefault(pool, none()),
                        numbers.getOrDefault(pool, noNumbers()),
                        cards.getOrDefault(pool, Map.of()),
                        waiting.getOrDefault(pool, 0)))
                .toList();
    }

    /** By form and office, forms and offices of which nothing ever came in left out. */
    public List<OfficeCount> byOffice() {
        var counts = new ArrayList<OfficeCount>();
        for (String sql : List.of(
                "SELECT pool, form, office, state, COUNT(*) FROM sim GROUP BY pool, form, office, state",
                "SELECT pool, product, office, state, COUNT(*) FROM card GROUP BY pool, product, office, state",
                "SELECT pool, 'number', office, state, COUNT(*) FROM phone_number GROUP BY pool, office, state")) {
            var states = new TreeMap<List<String>, Map<StockState, Integer>>(Comparator.comparing(String::valueOf));
            jdbc.sql(sql).query(row -> {
                boolean numbers = row.getString(2).equals(StockMarks.NUMBER);
                states.computeIfAbsent(
                                List.of(row.getString(1), row.getString(2), row.getString(3)),
                                first -> numbers ? noNumbers() : none())
                        .put(StockState.of(row.getString(4)), row.getInt(5));
            });
            states.forEach((key, count) -> counts.add(new OfficeCount(key.get(0), key.get(1), key.get(2), count)));
        }
        counts.sort(Comparator.comparing(OfficeCount::pool)
                .thenComparing(OfficeCount::form)
                .thenComparing(OfficeCount::office));
        return counts;
    }

    /** The latest changes of single items, newest first. */
    public List<Movement> movements(int page, int size) {
        return jdbc.sql("SELECT * FROM stock_movement ORDER BY id DESC OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> {
                    String reference = row.getString("reference");
                    String reason = row.getString("reason");
                    String item = row.getString("item");
                    return new Movement(
                            row.getObject("at", OffsetDateTime.class),
                            row.getString("kind"),
                            reference == null ? item : Holdings.masked(item),
                            row.getString("state"),
                            row.getString("pool"),
                            row.getString("office"),
                            reason == null ? null : StockReason.of(reason),
                            reference == null ? null : new RegistrationId(reference),
                            row.getString("by_whom"));
                })
                .list();
    }

    /** Reservations whose time is over, oldest first; they are never taken away by themselves. */
    public List<Overdue> overdue(OffsetDateTime now) {
        var overdue = new ArrayList<Overdue>();
        for (String kind : List.of("sim", "card", "number")) {
            String table = kind.equals("number") ? "phone_number" : kind;
            jdbc.sql("SELECT i.pool, i.office, i.reference, i.held_until, r.status FROM " + table
                            + " i JOIN registration r ON r.reference = i.reference WHERE i.state = 'reserved'"
                            + " AND (i.held_until <= :now OR r.status IN ('rejected', 'withdrawn', 'expired'))"
                            + " ORDER BY i.held_until")
                    .param("now", now)
                    .query(row -> {
                        overdue.add(new Overdue(
                                kind,
                                row.getString(1),
                                row.getString(2),
                                new RegistrationId(row.getString(3)),
                                row.getObject(4, OffsetDateTime.class),
                                List.of("rejected", "withdrawn", "expired").contains(row.getString(5))));
                    });
        }
        return overdue;
    }

    /** The line of each pool, in order. */
    public List<Waiting> waiting() {
        var line = new ArrayList<Waiting>();
        var places = new TreeMap<String, Integer>();
        jdbc.sql("SELECT * FROM stock_waiting ORDER BY pool, place").query(row -> {
            String pool = row.getString("pool");
            line.add(new Waiting(
                    places.merge(pool, 1, Integer::sum),
                    pool,
                    new RegistrationId(row.getString("reference")),
                    row.getString("form"),
                    row.getBoolean("needs_number"),
                    row.getObject("since", OffsetDateTime.class)));
        });
        return line;
    }

    /** A page of what is in stock or blocked, in the order in which it came in. */
    public List<Item> free(Kind kind, String pool, Set<StockState> states, int page, int size) {
        if (kind == Kind.CARDS) {
            return freeCards(pool, states, page, size);
        }
        String column = kind == Kind.SIMS ? "iccid" : "msisdn";
        String table = kind == Kind.SIMS ? "sim" : "phone_number";
        return jdbc.sql("SELECT * FROM " + table + " WHERE pool = :pool AND reference IS NULL"
                        + " AND state IN (:states) ORDER BY seq OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("pool", pool)
                .param("states", states.stream().map(StockState::code).toList())
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> item(
                        row,
                        kind == Kind.SIMS ? row.getString(column) : null,
                        kind == Kind.NUMBERS ? row.getString(column) : null,
                        null,
                        null))
                .list();
    }

    private List<Item> freeCards(String pool, Set<StockState> states, int page, int size) {
        return jdbc.sql("SELECT * FROM card WHERE pool = :pool AND reference IS NULL"
                        + " AND state IN (:states) ORDER BY seq OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("pool", pool)
                .param("states", states.stream().map(StockState::code).toList())
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> item(row, null, null, row.getString("card_number"), row.getString("product")))
                .list();
    }

    private static Item item(
            ResultSet row,
            @Nullable String iccid,
            @Nullable String msisdn,
            @Nullable String cardNumber,
            @Nullable String product)
            throws SQLException {
        String reason = row.getString("reason");
        return new Item(
                row.getString("pool"),
                StockState.of(row.getString("state")),
                iccid,
                msisdn,
                cardNumber,
                product,
                row.getString("office"),
                reason == null ? null : StockReason.of(reason),
                row.getObject("held_until", OffsetDateTime.class));
    }

    private Map<String, Map<StockState, Integer>> count(String sql) {
        var counts = new TreeMap<String, Map<StockState, Integer>>();
        jdbc.sql(sql).query(row -> {
            counts.computeIfAbsent(row.getString(1), pool -> none())
                    .put(StockState.of(row.getString(2)), row.getInt(3));
        });
        return counts;
    }

    private static Map<StockState, Integer> noNumbers() {
        var counts = new EnumMap<StockState, Integer>(StockState.class);
        for (StockState state : StockState.values()) {
            counts.put(state, 0);
        }
        return counts;
    }

    private static Map<StockState, Integer> none() {
        Map<StockState, Integer> counts = noNumbers();
        counts.remove(StockState.OFFERED);
        counts.remove(StockState.RESTING);
        return counts;
    }
}
