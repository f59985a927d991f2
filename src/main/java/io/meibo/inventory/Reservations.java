package io.meibo.inventory;

import io.meibo.inventory.Allotment.Share;
import io.meibo.inventory.StockItem.Issued;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.inventory.StockNeeds.Need;
import io.meibo.inventory.WaitingLine.Waiter;
import io.meibo.register.CardActivated;
import io.meibo.register.HeldStock;
import io.meibo.register.Offices;
import io.meibo.register.ProfileGivenBack;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SimHandedOver;
import io.meibo.register.SimReturned;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives SIMs, cards and numbers to registrations and takes them back. All verbs may be repeated. Whoever needs stock gets
 * a SIM and, where the product has one, a number together, or waits in line for both; or a card of his product. A profile
 * held or a number chosen before stays and only the rest is added.
 *
 * <p>Verbs that give out or let the line move up lock the pool, then the registration, then items. Those that only take
 * back hold the registration alone, since they may be called under its lock; the line is served by {@link StockSweep} then.
 */
@Service
public class Reservations implements HeldStock {

    private static final String PROFILE = "esim";
    private static final String COUNTER = "counter";

    private static final Set<RegistrationStatus> WAYS_OUT =
            Set.of(RegistrationStatus.WITHDRAWN, RegistrationStatus.REJECTED, RegistrationStatus.EXPIRED);

    private final Register register;
    private final Offices offices;
    private final StockNeeds needs;
    private final Pools pools;
    private final WaitingLine line;
    private final Replenishment replenishment;
    private final Shelves shelves;
    private final StockTerms terms;
    private final CardReplacements replacements;

    Reservations(
            Register register,
            Offices offices,
            StockNeeds needs,
            Pools pools,
            WaitingLine line,
            Replenishment replenishment,
            Shelves shelves,
            StockTerms terms,
            CardReplacements replacements) {
        this.register = register;
        this.offices = offices;
        this.needs = needs;
        this.pools = pools;
        this.line = line;
        this.replenishment = replenishment;
        this.shelves = shelves;
        this.terms = terms;
        this.replacements = replacements;
    }

    /** Reserves what the registration's product needs and it does not hold yet, or puts it at the end of the line. */
    @Transactional
    public ReservationOutcome reserve(RegistrationId reference) {
        Need need = needs.of(register.get(reference).facts());
        pools.lock(need.pool());
        RegistrationCase locked = register.lock(reference);
        Waiter me = waiter(locked, need);
        if (!me.needsSim() && !me.needsNumber()) {
            prolong(shelves.sims(), reference);
            prolong(shelves.numbers(), reference);
            line.leave(reference);
            return ReservationOutcome.RESERVED;
        }
        requireOpen(locked);
        List<Waiter> waiting = new ArrayList<>(line.of(need.pool()));
        boolean inLine = waiting.stream().anyMatch(other -> other.reference().equals(reference));
        if (!inLine) {
            waiting.add(me);
        }
        Optional<Share> mine = share(need.pool(), waiting, reference);
        if (mine.isPresent()) {
            line.leave(reference);
            replenishment.give(need.pool(), mine.get());
            prolong(shelves.sims(), reference);
            prolong(shelves.numbers(), reference);
            return ReservationOutcome.RESERVED;
        }
        if (!inLine) {
            line.join(need.pool(), me, need.number());
        }
        return ReservationOutcome.WAITING;
    }

    @Override
    @Transactional
    public Optional<Iccid> holdProfile(RegistrationId reference) {
        Need need = needs.of(register.get(reference).facts());
        if (!need.form().equals(PROFILE)) {
            return Optional.empty();
        }
        pools.lock(need.pool());
        RegistrationCase locked = register.lock(reference);
        Optional<Iccid> held = shelves.sims().heldBy(reference).map(StockItem::id);
        if (held.isPresent()) {
            return held;
        }
        requireOpen(locked);
        List<Waiter> waiting = new ArrayList<>(line.of(need.pool()));
        var profileAlone = new Waiter(reference, PROFILE, true, false, office(locked));
        waiting.replaceAll(other -> other.reference().equals(reference) ? profileAlone : other);
        if (!waiting.contains(profileAlone)) {
            waiting.add(profileAlone);
        }
        share(need.pool(), waiting, reference).ifPresent(mine -> replenishment.give(need.pool(), mine));
        return shelves.sims().heldBy(reference).map(StockItem::id);
    }

    /**
     * Puts back what is reserved, leaves the line, and serves those who wait. What has left the house is blocked instead, a
     * number that was switched on rests; what is issued stays with its holder. An eSIM profile stays reserved until
     * {@link ProfileGivenBack} tells whether it can be used again.
     */
    @Transactional
    public void release(RegistrationId reference) {
        release(reference, false);
    }

    /** As {@link #release}, and the profile too: for cases from before profiles were ordered. */
    @Transactional
    public void releaseWithProfile(RegistrationId reference) {
        release(reference, true);
    }

    private void release(RegistrationId reference, boolean profileToo) {
        Need need = needs.of(register.get(reference).facts());
        pools.lock(need.pool());
        register.lock(reference);
        line.leave(reference);
        if (profileToo || !need.form().equals(PROFILE)) {
            giveBack(shelves.sims(), reference);
        }
        giveBack(shelves.cards(), reference);
        giveBackNumbers(reference);
        replenishment.serveLine(need.pool());
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

    /**
     * The line has ended: the number rests before it is given again; SIM, profile and card are out of use, since they are
     * in somebody's hands.
     */
    @Transactional
    public void takeBack(RegistrationId reference) {
        register.lock(reference);
        replacements.drop(reference);
        endOfLine(shelves.sims(), reference);
        endOfLine(shelves.cards(), reference);
        if (shelves.numbers().heldBy(reference).orElse(null) instanceof Issued<Msisdn> issued) {
            shelves.numbers().move(issued, issued.rest(terms.restsUntil()));
        }
        giveBackNumbers(reference);
    }

    /** The card was given to the applicant or to the post. */
    @EventListener
    @Transactional
    public void on(SimHandedOver event) {
        leave(shelves.sims(), event.reference());
        leave(shelves.cards(), event.reference());
    }

    /**
     * A posted card is back in our hands: its registration may have it again, or the next one. Where that registration
     * has ended meanwhile the card was blocked as lost; it stays blocked, but a manager may put it back now.
     */
    @EventListener
    @Transactional
    public void on(SimReturned event) {
        comeBack(shelves.sims(), event.reference());
        comeBack(shelves.cards(), event.reference());
        Iccid.of(event.serial())
                .flatMap(shelves.sims()::find)
                .filter(item -> item instanceof StockItem.Blocked<Iccid> lost && lost.why() == StockReason.GIVEN_BACK)
                .map(item -> (StockItem.Blocked<Iccid>) item)
                .ifPresent(lost -> shelves.sims().move(lost, lost.comeBack()));
    }

    /** The card works: neither it nor its number can be given to somebody else any more. */
    @EventListener
    @Transactional
    public void on(CardActivated event) {
        leave(shelves.sims(), event.reference());
        leave(shelves.numbers(), event.reference());
    }

    /** The profile goes back in stock, or out of use for good. */
    @EventListener
    @Transactional
    public void on(ProfileGivenBack event) {
        Need need = needs.of(register.lock(event.reference()).facts());
        StockItem<Iccid> held = shelves.sims().heldBy(event.reference()).orElse(null);
        if (held == null || !need.form().equals(PROFILE)) {
            return;
        }
        if (held instanceof Reserved<Iccid> reserved) {
            shelves.sims()
                    .move(reserved, event.reusable() ? reserved.unused() : reserved.block(StockReason.PROFILE_SPENT));
        } else if (held instanceof Issued<Iccid> issued) {
            shelves.sims().move(issued, event.reusable() ? issued.unused() : issued.block(StockReason.PROFILE_SPENT));
        }
    }

    /** A registration that ends before anything was issued keeps no number, chosen or offered, whatever is undone later. */
    @EventListener
    @Transactional
    public void on(StageEntered event) {
        if (event.status() != null && WAYS_OUT.contains(event.status())) {
            giveBackNumbers(event.reference());
        }
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

    /** What this registration still needs. */
    private Waiter waiter(RegistrationCase found, Need need) {
        RegistrationId reference = found.reference();
        boolean served = shelves.sims().heldBy(reference).isPresent()
                || shelves.cards().heldBy(reference).isPresent();
        boolean numbered = shelves.numbers().heldBy(reference).isPresent();
        return new Waiter(reference, need.form(), !served, need.number() && !numbered, office(found));
    }

    /** What is sent or downloaded comes from the central store, whoever entered it. */
    private String office(RegistrationCase found) {
        return found.facts().deliveryMethod().equals(COUNTER) ? offices.of(found.reference()) : Offices.CENTRAL;
    }

    private Optional<Share> share(String pool, List<Waiter> waiting, RegistrationId reference) {
        return replenishment.allot(pool, waiting).shares().stream()
                .filter(share -> share.waiter().reference().equals(reference))
                .findFirst();
    }

    private static void requireOpen(RegistrationCase found) {
        if (found.ended()) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
    }

    private static <I> void giveBack(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.giveBack());
        }
    }

    private void giveBackNumbers(RegistrationId reference) {
        var numbers = shelves.numbers();
        if (numbers.heldBy(reference).orElse(null) instanceof Reserved<Msisdn> reserved) {
            numbers.move(reserved, reserved.giveBackOrRest(terms.restsUntil()));
        }
        numbers.offeredTo(reference).forEach(offered -> numbers.move(offered, offered.lapse()));
    }

    private static <I> void endOfLine(Shelf<I> shelf, RegistrationId reference) {
        StockItem<I> held = shelf.heldBy(reference).orElse(null);
        if (held instanceof Issued<I> issued) {
            shelf.move(issued, issued.block(StockReason.LINE_ENDED));
        } else if (held instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.giveBack());
        }
    }

    private <I> void prolong(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.prolong(terms.reservedUntil()));
        }
    }

    private static <I> boolean issue(Shelf<I> shelf, RegistrationId reference) {
        Optional<StockItem<I>> held = shelf.heldBy(reference);
        if (held.orElse(null) instanceof Reserved<I> reserved) {
            shelf.move(reserved, reserved.issue());
        }
        return held.isPresent();
    }

    private static <I> void comeBack(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved && reserved.leftTheHouse()) {
            shelf.move(reserved, reserved.comeBack());
        }
    }

    private static <I> void leave(Shelf<I> shelf, RegistrationId reference) {
        if (shelf.heldBy(reference).orElse(null) instanceof Reserved<I> reserved && !reserved.leftTheHouse()) {
            shelf.move(reserved, reserved.leave());
        }
    }
}
