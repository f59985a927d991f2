package io.meibo.inventory;

import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.StockItem.Offered;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.inventory.StockNeeds.Need;
import io.meibo.register.Offices;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Awaiting;
import io.meibo.shared.FieldError;
import io.meibo.shared.Msisdn;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an applicant pick one of a few numbers before the reservation. Each is shown to one registration at a time and held
 * for some minutes; the one picked stays reserved and the reservation keeps it. What somebody in the line can claim is
 * never shown.
 */
@Service
public class NumberChoices {

    private static final int FEW = 5;

    private static final Set<RegistrationStatus> BEFORE_RESERVATION = EnumSet.of(
            RegistrationStatus.CHECKING,
            RegistrationStatus.IN_REVIEW,
            RegistrationStatus.RETURNED,
            RegistrationStatus.AWAITING_SIGNATURE,
            RegistrationStatus.AWAITING_DEPOSIT);

    /**
     * The number picked (E.164), those still to pick from, until when these are held, and how many more times others can
     * be shown today.
     */
    public record Choices(
            @Nullable String chosen, List<String> numbers, @Nullable OffsetDateTime until, int offersLeft) {}

    private final Register register;
    private final Offices offices;
    private final StockNeeds needs;
    private final Pools pools;
    private final WaitingLine line;
    private final Replenishment replenishment;
    private final Shelf<Msisdn> numbers;
    private final StockTerms terms;
    private final JdbcClient jdbc;

    NumberChoices(
            Register register,
            Offices offices,
            StockNeeds needs,
            Pools pools,
            WaitingLine line,
            Replenishment replenishment,
            Shelves shelves,
            StockTerms terms,
            JdbcClient jdbc) {
        this.register = register;
        this.offices = offices;
        this.needs = needs;
        this.pools = pools;
        this.line = line;
        this.replenishment = replenishment;
        this.numbers = shelves.numbers();
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /** How it stands, without showing other numbers; {@code open} tells whether a number may be picked at present. */
    public record Standing(boolean open, Choices choices) {}

    /** How it stands; shows nothing new and takes nothing. */
    @Transactional(readOnly = true)
    public Standing standing(RegistrationId reference) {
        RegistrationCase found = register.get(reference);
        boolean open = needs.of(found.facts()).number() && isOpen(found);
        return new Standing(open, open ? choices(reference) : new Choices(null, List.of(), null, 0));
    }

    /**
     * The numbers held for this registration, the same ones until they lapse. Others are shown where none are held and none
     * is picked, or where {@code others} are asked for; refuses with {@code NUMBER_OFFERS_SPENT} after so many within a
     * day, {@code NUMBER_NOT_OF_PRODUCT} where the product has no number, {@code WRONG_STATE} after the reservation.
     */
    @Transactional
    public Choices offer(RegistrationId reference, boolean others) {
        Need need = needOf(reference);
        pools.lock(need.pool());
        RegistrationCase locked = lockOpen(reference);
        lapse(need.pool());
        List<Offered<Msisdn>> held = numbers.offeredTo(reference);
        boolean wanted = others || held.isEmpty() && numbers.heldBy(reference).isEmpty();
        if (!wanted) {
            return choices(reference);
        }
        if (offersLeft(reference) == 0) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY, "NUMBER_OFFERS_SPENT", List.of(), Integer.toString(terms.offersADay()));
        }
        List<InStock<Msisdn>> fresh = fresh(locked, need.pool());
        if (fresh.isEmpty()) {
            return choices(reference);
        }
        held.forEach(number -> numbers.move(number, number.lapse()));
        int offer = 1 + lastOffer(reference);
        for (InStock<Msisdn> number : fresh) {
            numbers.move(number, number.offerTo(reference, terms.offeredUntil()));
            jdbc.sql("INSERT INTO number_offer (reference, offer_no, msisdn, offered_at)"
                            + " VALUES (:reference, :offer, :msisdn, :now)")
                    .param("reference", reference.value())
                    .param("offer", offer)
                    .param("msisdn", number.id().e164())
                    .param("now", terms.now())
                    .update();
        }
        // what was held until now, or had lapsed, is free for those who wait
        replenishment.serveLine(need.pool());
        return choices(reference);
    }

    /**
     * Takes one of the numbers that were shown; one picked before goes back. Refuses with {@code NUMBER_TAKEN} (409) where
     * it lapsed and is somebody else's meanwhile, {@code NUMBER_NOT_OFFERED} (422) where it never was shown here.
     */
    @Transactional
    public Choices choose(RegistrationId reference, @Nullable String msisdn) {
        Need need = needOf(reference);
        pools.lock(need.pool());
        RegistrationCase locked = lockOpen(reference);
        Msisdn wanted = Optional.ofNullable(msisdn).flatMap(Msisdn::of).orElseThrow(NumberChoices::notOffered);
        StockItem<Msisdn> former = numbers.heldBy(reference).orElse(null);
        if (former != null && former.id().equals(wanted)) {
            return choices(reference);
        }
        StockItem<Msisdn> item =
                wasOffered(reference, wanted) ? numbers.find(wanted).orElseThrow(NumberChoices::notOffered) : null;
        if (item == null) {
            throw notOffered();
        }
        StockItem<Msisdn> taken;
        if (item instanceof Offered<Msisdn> offered && offered.reference().equals(reference)) {
            taken = offered.choose(terms.reservedUntil());
        } else if (item instanceof InStock<Msisdn> lapsed
                && left(locked, need.pool()).getOrDefault(lapsed.place().office(), 0) > 0) {
            taken = lapsed.reserveFor(reference, terms.reservedUntil());
        } else {
            throw Refusal.wrongState("NUMBER_TAKEN");
        }
        if (former instanceof Reserved<Msisdn> reserved) {
            numbers.move(reserved, reserved.giveBackOrRest(terms.restsUntil()));
        }
        numbers.move(item, taken);
        numbers.offeredTo(reference).forEach(other -> numbers.move(other, other.lapse()));
        replenishment.serveLine(need.pool());
        return choices(reference);
    }

    private Need needOf(RegistrationId reference) {
        Need need = needs.of(register.get(reference).facts());
        if (!need.number()) {
            throw Refusal.rule("NUMBER_NOT_OF_PRODUCT");
        }
        return need;
    }

    private RegistrationCase lockOpen(RegistrationId reference) {
        RegistrationCase locked = register.lock(reference);
        if (!isOpen(locked)) {
            throw Refusal.wrongState("WRONG_STATE", locked.status().code());
        }
        return locked;
    }

    private static boolean isOpen(RegistrationCase found) {
        boolean waits = found.status() == RegistrationStatus.ISSUING && found.awaiting() == Awaiting.STOCK;
        return waits || BEFORE_RESERVATION.contains(found.status());
    }

    private void lapse(String pool) {
        for (StockItem<Msisdn> item : numbers.overdue(pool, StockState.OFFERED)) {
            if (item instanceof Offered<Msisdn> overdue) {
                numbers.move(overdue, overdue.lapse());
            }
        }
    }

    /** Others than were shown before as far as there are any, from the own office first. */
    private List<InStock<Msisdn>> fresh(RegistrationCase found, String pool) {
        Map<String, Integer> left = left(found, pool);
        Set<String> shown = new HashSet<>(jdbc.sql("SELECT msisdn FROM number_offer WHERE reference = :reference")
                .param("reference", found.reference().value())
                .query(String.class)
                .list());
        var fresh = new ArrayList<InStock<Msisdn>>();
        for (String office : Place.open(office(found))) {
            int most = Math.min(FEW - fresh.size(), left.getOrDefault(office, 0));
            numbers.next(new Place(pool, office), FEW + shown.size()).stream()
                    .filter(number -> !shown.contains(number.id().e164()))
                    .limit(most)
                    .forEach(fresh::add);
        }
        return fresh;
    }

    /** How many numbers lie there that nobody else in the line can claim, by office. */
    private Map<String, Integer> left(RegistrationCase found, String pool) {
        var others = line.of(pool).stream()
                .filter(waiter -> !waiter.reference().equals(found.reference()))
                .toList();
        return replenishment.allot(pool, others).numbersLeft();
    }

    private String office(RegistrationCase found) {
        return found.facts().deliveryMethod().equals("counter") ? offices.of(found.reference()) : Offices.CENTRAL;
    }

    private Choices choices(RegistrationId reference) {
        List<Offered<Msisdn>> held = numbers.offeredTo(reference);
        return new Choices(
                numbers.heldBy(reference).map(number -> number.id().e164()).orElse(null),
                held.stream().map(number -> number.id().e164()).toList(),
                held.stream().findFirst().map(Offered::heldUntil).orElse(null),
                offersLeft(reference));
    }

    private int offersLeft(RegistrationId reference) {
        int spent = jdbc.sql("SELECT COUNT(DISTINCT offer_no) FROM number_offer WHERE reference = :reference"
                        + " AND offered_at > :since")
                .param("reference", reference.value())
                .param("since", terms.now().minusDays(1))
                .query(Integer.class)
                .single();
        return Math.max(0, terms.offersADay() - spent);
    }

    private int lastOffer(RegistrationId reference) {
        return jdbc.sql("SELECT COALESCE(MAX(offer_no), 0) FROM number_offer WHERE reference = :reference")
                .param("reference", reference.value())
                .query(Integer.class)
                .single();
    }

    private boolean wasOffered(RegistrationId reference, Msisdn number) {
        return jdbc.sql("SELECT COUNT(*) FROM number_offer WHERE reference = :reference AND msisdn = :msisdn")
                        .param("reference", reference.value())
                        .param("msisdn", number.e164())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Refusal notOffered() {
        return Refusal.rule("NUMBER_NOT_CHOSEN", FieldError.of("/msisdn", "NUMBER_NOT_OFFERED"));
    }
}
