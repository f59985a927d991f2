package io.meibo.inventory;

import java.util.Collection;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pools of stock, one an operator, and their locks: whoever gives out, puts back or refills holds the pool's row. */
@Component
class Pools {

    private final JdbcClient jdbc;

    Pools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the pool until the transaction ends. Always taken before the lock of a registration, never after it. */
    void lock(String pool) {
        if (!lockedRow(pool)) {
            // only for a pool that the catalogue got while we run; of two at once the later one is tried again
            add(pool);
            lockedRow(pool);
        }
    }

    /** Locks several, always in the same order, so that two imports never wait for each other. */
    void lockAll(Collection<String> pools) {
        new TreeSet<>(pools).forEach(this::lock);
    }

    /** Gives a lock to each pool that has none yet. */
    void ensure(Collection<String> pools) {
        new TreeSet<>(pools).forEach(pool -> {
            boolean known = jdbc.sql("SELECT COUNT(*) FROM stock_pool WHERE pool = :pool")
                            .param("pool", pool)
                            .query(Integer.class)
                            .single()
                    > 0;
            if (!known) {
                add(pool);
            }
        });
    }

    private void add(String pool) {
        jdbc.sql("INSERT INTO stock_pool (pool) VALUES (:pool)")
                .param("pool", pool)
                .update();
    }

    private boolean lockedRow(String pool) {
        return jdbc.sql("SELECT pool FROM stock_pool WHERE pool = :pool FOR UPDATE")
                .param("pool", pool)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
