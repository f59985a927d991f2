package io.meibo.inventory;

import io.meibo.inventory.StockItem.Offered;
import io.meibo.inventory.StockItem.Resting;
import io.meibo.shared.Msisdn;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks from time to time what has become free without anybody asking: numbers that have rested, offers that have lapsed,
 * what was taken back under the lock of its registration. Each pool under its lock and in a transaction of its own, so
 * that two nodes may sweep at the same moment and do it once.
 */
@Service
public class StockSweep {

    private final Pools pools;
    private final Replenishment replenishment;
    private final Shelves shelves;
    private final JdbcClient jdbc;
    private final StockTerms terms;
    private final TransactionTemplate transaction;

    StockSweep(
            Pools pools,
            Replenishment replenishment,
            Shelves shelves,
            JdbcClient jdbc,
            StockTerms terms,
            PlatformTransactionManager transactions) {
        this.pools = pools;
        this.replenishment = replenishment;
        this.shelves = shelves;
        this.jdbc = jdbc;
        this.terms = terms;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Frees what is due and serves those who wait. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${meibo.stock.sweep:PT15S}")
    public void sweep() {
        for (String pool : due()) {
            transaction.executeWithoutResult(status -> sweep(pool));
        }
    }

    private TreeSet<String> due() {
        return new TreeSet<>(jdbc.sql("SELECT pool FROM stock_waiting UNION SELECT pool FROM phone_number"
                        + " WHERE state IN ('resting', 'offered') AND held_until <= :now")
                .param("now", terms.now())
                .query(String.class)
                .list());
    }

    private void sweep(String pool) {
        pools.lock(pool);
        var numbers = shelves.numbers();
        for (var item : numbers.overdue(pool, StockState.RESTING)) {
            if (item instanceof Resting<Msisdn> rested) {
                numbers.move(rested, rested.wake());
            }
        }
        for (var item : numbers.overdue(pool, StockState.OFFERED)) {
            if (item instanceof Offered<Msisdn> lapsed) {
                numbers.move(lapsed, lapsed.lapse());
            }
        }
        replenishment.serveLine(pool);
    }
}
