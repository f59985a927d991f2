package io.meibo.inventory;

import io.meibo.inventory.StockItem.Blocked;
import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.StockItem.Resting;
import io.meibo.shared.Actor;
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
    private final StockMarks marks;

    Blocking(Pools pools, Replenishment replenishment, Shelves shelves, StockMarks marks) {
        this.marks = marks;
        this.pools = pools;
        this.replenishment = replenishment;
        this.shelves = shelves;
    }

    /** SIMs by ICCID, numbers by MSISDN, cards by card number, as they are written. */
    public record Items(List<String> iccids, List<String> msisdns, List<String> cardNumbers) {}

    /** What a manager may give as a reason. */
    public static final List<StockReason> REASONS = List.of(
            StockReason.TAKEN_OUT,
            StockReason.BROKEN,
            StockReason.WRONG,
            StockReason.LOST,
            StockReason.STOLEN,
            StockReason.RECALLED);

    /** Takes out of use for now. Refuses with {@code STOCK_NOT_FREE} what is not in stock. */
    @Transactional
    public void block(Items items, StockReason why, Actor by) {
        change(items, by, new Change() {
                    @Override
                    public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                        return item instanceof InStock<I> free ? free.block(why) : null;
                    }
                })
                .forEach(marks::look);
    }

    /** Puts blocked stock back and serves those who wait. What has left the house stays blocked. */
    @Transactional
    public void unblock(Items items, Actor by) {
        change(items, by, new Change() {
                    @Override
                    public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                        return item instanceof Blocked<I> blocked
                                ? blocked.unblock().orElse(null)
                                : null;
                    }
                })
                .forEach(replenishment::serveLine);
    }

    /** Takes out of the books for good what is in stock, blocked or resting; there is no way back. */
    @Transactional
    public void scrap(Items items, StockReason why, Actor by) {
        change(items, by, new Change() {
                    @Override
                    public <I> @Nullable StockItem<I> of(StockItem<I> item) {
                        if (item instanceof InStock<I> free) {
                            return free.scrap(why);
                        }
                        if (item instanceof Blocked<I> blocked) {
                            return blocked.scrap(why);
                        }
                        return item instanceof Resting<I> resting ? resting.scrap(why) : null;
                    }
                })
                .forEach(marks::look);
    }

    private interface Change {
        /** The state after, or null where the item does not allow the change. */
        <I> @Nullable StockItem<I> of(StockItem<I> item);
    }

    /** Gives the pools concerned, locked. */
    private TreeSet<String> change(Items items, Actor by, Change change) {
        var errors = new ArrayList<FieldError>();
        List<Iccid> simIds = read(items.iccids(), "/iccids/", Iccid::of, errors);
        List<Msisdn> numberIds = read(items.msisdns(), "/msisdns/", Msisdn::of, errors);
        List<CardNumber> cardIds = read(items.cardNumbers(), "/cardNumbers/", CardNumber::of, errors);
        refuse(errors);
        var touched = new TreeSet<String>();
        poolsOf(shelves.sims(), simIds, "/iccids/", touched, errors);
        poolsOf(shelves.numbers(), numberIds, "/msisdns/", touched, errors);
        poolsOf(shelves.cards(), cardIds, "/cardNumbers/", touched, errors);
        refuse(errors);
        pools.lockAll(touched);
        move(shelves.sims(), simIds, "/iccids/", change, by, errors);
        move(shelves.numbers(), numberIds, "/msisdns/", change, by, errors);
        move(shelves.cards(), cardIds, "/cardNumbers/", change, by, errors);
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

    private static <I> void move(
            Shelf<I> shelf, List<I> ids, String pointer, Change change, Actor by, List<FieldError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            StockItem<I> item = shelf.find(ids.get(i)).orElseThrow();
            StockItem<I> changed = change.of(item);
            if (changed == null) {
                errors.add(FieldError.of(pointer + i, "STOCK_NOT_FREE"));
            } else {
                shelf.move(item, changed, by);
            }
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.rule("STOCK_NOT_CHANGED", errors);
        }
    }
}
