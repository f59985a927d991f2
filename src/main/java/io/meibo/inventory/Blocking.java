package io.meibo.inventory;

import io.meibo.inventory.StockItem.Blocked;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.shared.FieldError;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes damaged or lost stock out of use and puts it back; all of a list or none of it. */
@Service
public class Blocking {

    private final Pools pools;
    private final Replenishment replenishment;
    private final Shelf<Iccid> sims;
    private final Shelf<Msisdn> numbers;

    Blocking(Pools pools, Replenishment replenishment, Shelf<Iccid> sims, Shelf<Msisdn> numbers) {
        this.pools = pools;
        this.replenishment = replenishment;
        this.sims = sims;
        this.numbers = numbers;
    }

    /** Blocks SIMs by ICCID and numbers by MSISDN. Refuses with {@code STOCK_NOT_FREE} what somebody holds. */
    @Transactional
    public void block(List<String> iccids, List<String> msisdns) {
        change(iccids, msisdns, new Change() {
            @Override
            public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                return item instanceof InStock<I> free ? free.block() : null;
            }
        });
    }

    /** Puts blocked stock back and serves those who wait. What has left the house stays blocked. */
    @Transactional
    public void unblock(List<String> iccids, List<String> msisdns) {
        change(iccids, msisdns, new Change() {
                    @Override
                    public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                        return item instanceof Blocked<I> blocked
                                ? blocked.unblock().orElse(null)
                                : null;
                    }
                })
                .forEach(replenishment::serveLine);
    }

    private interface Change {
        /** The state after, or null where the item does not allow the change. */
        <I> @Nullable StockItem<I> of(StockItem<I> item);
    }

    /** Gives the pools concerned, locked. */
    private TreeSet<String> change(List<String> iccids, List<String> msisdns, Change change) {
        var errors = new ArrayList<FieldError>();
        List<Iccid> simIds = read(iccids, "/iccids/", Iccid::of, errors);
        List<Msisdn> numberIds = read(msisdns, "/msisdns/", Msisdn::of, errors);
        refuse(errors);
        var touched = new TreeSet<String>();
        poolsOf(sims, simIds, "/iccids/", touched, errors);
        poolsOf(numbers, numberIds, "/msisdns/", touched, errors);
        refuse(errors);
        pools.lockAll(touched);
        move(sims, simIds, "/iccids/", change, errors);
        move(numbers, numberIds, "/msisdns/", change, errors);
        refuse(errors);
        return touched;
    }

    private static <I> List<I> read(
            List<String> texts, String pointer, Function<String, Optional<I>> reader, List<FieldError> errors) {
        var ids = new ArrayList<I>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<I> id = reader.apply(texts.get(i));
            if (id.isPresent()) {
                ids.add(id.get());
            } else {
                errors.add(FieldError.of(pointer + i, "STOCK_UNKNOWN"));
            }
        }
        return ids;
    }

    private static <I> void poolsOf(
            Shelf<I> shelf, List<I> ids, String pointer, TreeSet<String> touched, List<FieldError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            Optional<StockItem<I>> item = shelf.find(ids.get(i));
            if (item.isPresent()) {
                touched.add(item.get().pool());
            } else {
                errors.add(FieldError.of(pointer + i, "STOCK_UNKNOWN"));
            }
        }
    }

    private static <I> void move(Shelf<I> shelf, List<I> ids, String pointer, Change change, List<FieldError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            StockItem<I> item = shelf.find(ids.get(i)).orElseThrow();
            StockItem<I> changed = change.of(item);
            if (changed == null) {
                errors.add(FieldError.of(pointer + i, "STOCK_NOT_FREE"));
            } else {
                shelf.move(item, changed);
            }
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.rule("STOCK_NOT_CHANGED", errors);
        }
    }
}
