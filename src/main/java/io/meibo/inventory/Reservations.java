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
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
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
 * Gives SIMs and numbers to registrations and takes them back. All verbs may be repeated. Whoever needs stock gets a SIM
 * and, where the product has one, a number together, or waits in line for both.
 */
@Service
public class Reservations implements HeldStock {

    private final Register register;
    private final StockNeeds needs;
    private final Pools pools;
    private final WaitingLine line;
    private final Replenishment replenishment;
    private final Shelf<Iccid> sims;
    private final Shelf<Msisdn> numbers;

    Reservations(
            Register register,
            StockNeeds needs,
            Pools pools,
            WaitingLine line,
            Replenishment replenishment,
            Shelf<Iccid> sims,
            Shelf<Msisdn> numbers) {
        this.register = register;
        this.needs = needs;
        this.pools = pools;
        this.line = line;
        this.replenishment = replenishment;
        this.sims = sims;
        this.numbers = numbers;
    }

    /** Reserves what the registration's product needs, or puts it at the end of the line. */
    @Transactional
    public ReservationOutcome reserve(RegistrationId reference) {
        Need need = needs.of(register.get(reference).facts());
        pools.lock(need.pool());
        RegistrationCase locked = register.lock(reference);
        if (sims.heldBy(reference).isPresent()) {
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
        giveBack(sims, reference);
        giveBack(numbers, reference);
        replenishment.serveLine(pool);
    }

    /** Binds what is reserved to its holder for good. Fails where nothing is reserved, for a person to look at. */
    @Transactional
    public void issue(RegistrationId reference) {
        Need need = needs.of(register.lock(reference).facts());
        boolean sim = issue(sims, reference);
        boolean number = issue(numbers, reference);
        if (!sim || need.number() && !number) {
            throw new IllegalStateException("nothing is reserved that could be issued");
        }
    }

    /** The card was given to the applicant or to the post. */
    @EventListener
    @Transactional
    public void on(SimHandedOver event) {
        leave(sims, event.reference());
    }

    /** The card works: neither it nor its number can be given to somebody else any more. */
    @EventListener
    @Transactional
    public void on(CardActivated event) {
        leave(sims, event.reference());
        leave(numbers, event.reference());
    }

    @Override
    public Optional<Held> of(RegistrationId reference) {
        return sims.heldBy(reference)
                .map(sim -> new Held(
                        sim.pool(),
                        sim.id(),
                        numbers.heldBy(reference).map(StockItem::id),
                        sim instanceof Issued,
                        sim.leftTheHouse()));
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
