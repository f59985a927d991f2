package io.meibo.inventory;

import io.meibo.inventory.StockItem.Blocked;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.shared.CardNumber;
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
    private final Shelves shelves;

    Blocking(Pools pools, Replenishment replenishment, Shelves shelves) {
        this.pools = pools;
        this.replenishment = replenishment;
        this.shelves = shelves;
    }

    /** Blocks SIMs by ICCID, numbers by MSISDN, cards by card number. Refuses with {@code STOCK_NOT_FREE} what somebody holds. */
    @Transactional
    public void block(List<String> iccids, List<String> msisdns, List<String> cardNumbers) {
        change(iccids, msisdns, cardNumbers, new Change() {
            @Override
            public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                return item instanceof InStock<I> free ? free.block(StockReason.TAKEN_OUT) : null;
            }
        });
    }

    /** Puts blocked stock back and serves those who wait. What has left the house stays blocked. */
    @Transactional
    public void unblock(List<String> iccids, List<String> msisdns, List<String> cardNumbers) {
        change(iccids, msisdns, cardNumbers, new Change() {
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
    private TreeSet<String> change(List<String> iccids, List<String> msisdns, List<String> cardNumbers, Change change) {
        var errors = new ArrayList<FieldError>();
        List<Iccid> simIds = read(iccids, "/iccids/", Iccid::of, errors);
        List<Msisdn> numberIds = read(msisdns, "/msisdns/", Msisdn::of, errors);
        List<CardNumber> cardIds = read(cardNumbers, "/cardNumbers/", CardNumber::of, errors);
        refuse(errors);
        var touched = new TreeSet<String>();
        poolsOf(shelves.sims(), simIds, "/iccids/", touched, errors);
        poolsOf(shelves.numbers(), numberIds, "/msisdns/", touched, errors);
        poolsOf(shelves.cards(), cardIds, "/cardNumbers/", touched, errors);
        refuse(errors);
        pools.lockAll(touched);
        move(shelves.sims(), simIds, "/iccids/", change, errors);
        move(shelves.numbers(), numberIds, "/msisdns/", change, errors);
        move(shelves.cards(), cardIds, "/cardNumbers/", change, errors);
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
