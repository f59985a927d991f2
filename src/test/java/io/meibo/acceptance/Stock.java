package io.meibo.acceptance;

import io.meibo.demo.StockFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shelf of one operator: filled by the manager over the API, counted in the database. */
final class Stock {

    /** Beyond what the demo imports, so that both fit into one database. */
    private static final AtomicInteger NEXT = new AtomicInteger(100_000);

    private final Api api;
    private final JdbcClient jdbc;
    private final StockFiles files;

    Stock(Api api, JdbcClient jdbc, StockFiles files) {
        this.api = api;
        this.jdbc = jdbc;
        this.files = files;
    }

    void keepAtLeast(int pieces) {
        int missing = pieces - (int) free();
        if (missing > 0) {
            refill(missing);
        }
    }

    /** Numbers first: a SIM without a number serves nobody, and each import wakes whom it can. */
    void refill(int pieces) {
        int first = NEXT.getAndAdd(pieces);
        imported("/api/inventory/numbers", files.numbers(first, pieces));
        imported("/api/inventory/sims", files.sims(first, pieces));
    }

    long free() {
        return jdbc.sql("SELECT COUNT(*) FROM sim WHERE pool = :pool AND state = 'in-stock'")
                .param("pool", files.pool())
                .query(Long.class)
                .single();
    }

    long in(String state) {
        return jdbc.sql("SELECT COUNT(*) FROM sim WHERE pool = :pool AND state = :state")
                .param("pool", files.pool())
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** Takes everything off the shelf, as after a recall. */
    void clear() {
        for (String table : List.of("sim", "phone_number")) {
            jdbc.sql("UPDATE " + table
                            + " SET state = 'blocked', reason = 'taken-out' WHERE pool = :pool AND state = 'in-stock'")
                    .param("pool", files.pool())
                    .update();
        }
    }

    /** References in the order in which they came to wait. */
    List<String> waitingLine() {
        return jdbc.sql("SELECT reference FROM stock_waiting WHERE pool = :pool ORDER BY place")
                .param("pool", files.pool())
                .query(String.class)
                .list();
    }

    private void imported(String path, String csv) {
        api.as("manager")
                .post(path, "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expectYes();
    }
}
