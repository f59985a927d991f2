package io.meibo.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
            @Nullable String product) {}

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
        return jdbc.sql("SELECT " + column + ", state FROM " + table + " WHERE pool = :pool AND reference IS NULL"
                        + " AND state IN (:states) ORDER BY seq OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("pool", pool)
                .param("states", states.stream().map(StockState::code).toList())
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> new Item(
                        pool,
                        StockState.of(row.getString("state")),
                        kind == Kind.SIMS ? row.getString(1) : null,
                        kind == Kind.NUMBERS ? row.getString(1) : null,
                        null,
                        null))
                .list();
    }

    private List<Item> freeCards(String pool, Set<StockState> states, int page, int size) {
        return jdbc.sql("SELECT card_number, product, state FROM card WHERE pool = :pool AND reference IS NULL"
                        + " AND state IN (:states) ORDER BY seq OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .param("pool", pool)
                .param("states", states.stream().map(StockState::code).toList())
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, n) -> new Item(
                        pool,
                        StockState.of(row.getString("state")),
                        null,
                        null,
                        row.getString("card_number"),
                        row.getString("product")))
                .list();
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
