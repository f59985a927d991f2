package io.meibo.inventory;

import io.meibo.inventory.StockItem.Issued;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.inventory.StockNeeds.Need;
import io.meibo.inventory.WaitingLine.Waiter;
import io.meibo.register.CardActivated;
import io.meibo.register.HeldStock;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SimHandedOver;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives SIMs, cards and numbers to registrations and takes them back. All verbs may be repeated. Whoever needs stock gets
 * a SIM and, where the product has one, a number together, or waits in line for both; or a card of his product.
 */
@Service
public class Reservations implements HeldStock {

    private final Register register;
    private final StockNeeds needs;
    private final Pools pools;
    private final WaitingLine line;
    private final Replenishment replenishment;
    private final Shelves shelves;

    Reservations(
            Register register,
            StockNeeds needs,
            Pools pools,
            WaitingLine line,
            Replenishment replenishment,
            Shelves shelves) {
        this.register = register;
        this.needs = needs;
        this.pools = pools;
        this.line = line;
        this.replenishment = replenishment;
        this.shelves = shelves;
    }

    /** Reserves what the registration's product needs, or puts it at the end of the line. */
    @Transactional
    public ReservationOutcome reserve(RegistrationId reference) {
        Need need = needs.of(register.get(reference).facts());
        pools.lock(need.pool());
        RegistrationCase locked = register.lock(reference);
        if (shelves.sims().heldBy(reference).isPresent()
                || shelves.cards().heldBy(reference).isPresent()) {
            return ReservationOutcome.RESERVED;
        }
        if (locked.ended()) {
            throw Refusal.wrongState("WRONG_STATE", locked.status().code());
        }
        var me = new Waiter(reference, need.form(), need.number());
        List<Waiter> waiting = new ArrayList<>(line.of(need.pool()));
        boolean inLine = waiting.contains(me);
        if (!inLine) {
            waiting.add(me);
        }
        if (replenishment.served(need.pool(), waiting).contains(me)) {
            line.leave(reference);
            replenishment.assign(need.pool(), me);
            return ReservationOutcome.RESERVED;
        }
        if (!inLine) {
            line.join(need.pool(), me);
        }
        return ReservationOutcome.WAITING;
    }

    /**
     * Puts back what is reserved, leaves the line, and serves those who wait. What has left the house is blocked instead;
     * what is issued stays with its holder.
     */
    @Transactional
    public void release(RegistrationId reference) {
        String pool = needs.of(register.get(reference).facts()).pool();
        pools.lock(pool);
        register.lock(reference);
        line.leave(reference);
        giveBack(shelves.sims(), reference);
        giveBack(shelves.cards(), reference);
        giveBack(shelves.numbers(), reference);
        replenishment.serveLine(pool);
    }

    /** Binds what is reserved to its holder for good. Fails where nothing is reserved, for a person to look at. */
    @Transactional
    public void issue(RegistrationId reference) {
        Need need = needs.of(register.lock(reference).facts());
        boolean sim = issue(shelves.sims(), reference);
        boolean card = issue(shelves.cards(), reference);
        boolean number = issue(shelves.numbers(), reference);
        if (!sim && !card || need.number() && !number) {
            throw new IllegalStateException("nothing is reserved that could be issued");
        }
    }

    /** The card was given to the applicant or to the post. */
    @EventListener
    @Transactional
    public void on(SimHandedOver event) {
        leave(shelves.sims(), event.reference());
        leave(shelves.cards(), event.reference());
    }

    /** The card works: neither it nor its number can be given to somebody else any more. */
    @EventListener
    @Transactional
    public void on(CardActivated event) {
        leave(shelves.sims(), event.reference());
        leave(shelves.numbers(), event.reference());
    }

    @Override
    public Optional<Held> of(RegistrationId reference) {
        Optional<Held> sim = shelves.sims()
                .heldBy(reference)
                .map(item -> new Held(
                        item.pool(),
                        Optional.of(item.id()),
                        Optional.empty(),
                        shelves.numbers().heldBy(reference).map(StockItem::id),
                        item instanceof Issued,
                        item.leftTheHouse()));
        return sim.or(() -> shelves.cards()
                .heldBy(reference)
                .map(item -> new Held(
                        item.pool(),
                        Optional.empty(),
                        Optional.of(item.id()),
                        Optional.empty(),
                        item instanceof Issued,
                        item.leftTheHouse())));
    }

    @Override
    public OptionalInt placeInLine(RegistrationId reference) {
        return line.placeOf(reference);
    }

    private static <I> void giveBack(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.giveBack());
        }
    }

    private static <I> boolean issue(Shelf<I> shelf, RegistrationId reference) {
        Optional<StockItem<I>> held = shelf.heldBy(reference);
        if (held.orElse(null) instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.issue());
        }
        return held.isPresent();
    }

    private static <I> void leave(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved && !reserved.leftTheHouse()) {
            shelf.move(reserved, reserved.leave());
        }
    }
}
