package io.meibo.issuing;

import io.meibo.issuing.Parcels.Outcome;
import io.meibo.issuing.Parcels.Parcel;
import io.meibo.register.CardsOnTheirWay;
import io.meibo.register.ContractDates;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SimReturned;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.CardNumber;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a posted card: the carrier, a clerk or the applicant tells that it arrived, the carrier or a clerk that
 * it came back. Carriers tell a thing twice and late; the second time changes nothing.
 */
@Service
public class Deliveries implements CardsOnTheirWay {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LEAST_DIGITS = 6;

    /** {@code delivered} or {@code returned}, when (now where null), and the number of the parcel it is said of. */
    public record News(@Nullable String outcome, @Nullable OffsetDateTime at, @Nullable String trackingNumber) {}

    private final Register register;
    private final Parcels parcels;
    private final ContractDates dates;
    private final RegistrationFlow flow;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            Register register,
            Parcels parcels,
            ContractDates dates,
            RegistrationFlow flow,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.parcels = parcels;
        this.dates = dates;
        this.flow = flow;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the news of a parcel. A program must name the parcel's tracking number, and one that does not know it is told
     * nothing ({@code NOT_FOUND}); a clerk who names another is told so. An applicant can only say that it arrived.
     * Refused with {@code WRONG_STATE} where nothing was posted, with {@code ALREADY_DELIVERED} what is said to come back
     * after it arrived.
     */
    @Transactional
    public void tell(RegistrationId reference, Actor actor, News news) {
        RegistrationCase found = register.lock(reference);
        Parcel parcel = parcelFor(found, actor, news.trackingNumber());
        Outcome outcome = Outcome.of(news.outcome()).orElse(null);
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime at = news.at() == null ? now : news.at();
        check(parcel, actor, outcome, at, now);
        if (outcome == null || outcome == parcel.outcome()) {
            return;
        }
        if (parcel.outcome() == Outcome.DELIVERED || parcel.checkedInAt() != null) {
            throw Refusal.wrongState("ALREADY_DELIVERED");
        }
        if (found.status() == RegistrationStatus.ISSUING && found.awaiting() != Awaiting.DELIVERY) {
            // posted, but the clerk's task is not completed yet: the news would have nobody to go to
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
        parcels.close(parcel, outcome, at, actor);
        if (found.status() == RegistrationStatus.ISSUING) {
            goOn(found, outcome, at);
        }
    }

    /**
     * The card of a parcel that came back lies on the clerk's table: exactly this one is booked in again, whether or not
     * the registration still runs. What is not booked in is blocked when the registration ends.
     */
    @Transactional
    public void checkIn(RegistrationId reference, Actor actor, @Nullable String serial) {
        actor.require(Role.CLERK);
        register.lock(reference);
        checkIn(
                parcels.latest(reference)
                        .filter(Parcel::isUnderWay)
                        .orElseThrow(() -> Refusal.wrongState("NOTHING_ON_ITS_WAY")),
                actor,
                serial);
    }

    void checkIn(Parcel parcel, Actor actor, @Nullable String serial) {
        String digits = serial == null ? "" : CardNumber.fold(serial).replaceFirst("F{1,2}$", "");
        if (digits.isEmpty()) {
            throw Refusal.rule("CARD_NOT_BOOKED_IN", FieldError.of("/iccid", "REQUIRED"));
        }
        if (digits.length() < LEAST_DIGITS) {
            throw Refusal.rule(
                    "CARD_NOT_BOOKED_IN",
                    FieldError.of("/iccid", "HAND_OVER_ICCID_TOO_SHORT", Integer.toString(LEAST_DIGITS)));
        }
        if (!parcel.serial().endsWith(digits)) {
            throw Refusal.rule("CARD_NOT_BOOKED_IN", FieldError.of("/iccid", "HAND_OVER_OTHER_SIM"));
        }
        if (parcel.outcome() != Outcome.RETURNED) {
            parcels.close(parcel, Outcome.RETURNED, OffsetDateTime.now(clock), actor);
        }
        parcels.checkIn(parcel, actor);
        events.publishEvent(new SimReturned(parcel.reference(), parcel.serial()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOnItsWay(RegistrationId reference) {
        return parcels.latest(reference)
                .filter(parcel -> parcel.outcome() != Outcome.DELIVERED)
                .isPresent();
    }

    private Parcel parcelFor(RegistrationCase found, Actor actor, @Nullable String trackingNumber) {
        Optional<Parcel> parcel = parcels.latest(found.reference());
        boolean named = parcel.isPresent() && trackingNumber != null && isOf(parcel.get(), trackingNumber);
        if (actor.isApplicant()) {
            if (actor.own().filter(found.reference()::equals).isEmpty()) {
                throw Refusal.notFound();
            }
        } else if (actor.is(Role.INTEGRATION) && !actor.is(Role.CLERK)) {
            if (!named) {
                throw Refusal.notFound();
            }
        } else {
            actor.require(Role.CLERK);
        }
        Parcel known = parcel.orElseThrow(() -> Refusal.wrongState("NOTHING_ON_ITS_WAY"));
        if (trackingNumber != null && !named) {
            throw Refusal.rule("DELIVERY_NOT_TAKEN", FieldError.of("/trackingNumber", "OTHER_PARCEL"));
        }
        return known;
    }

    private static boolean isOf(Parcel parcel, String trackingNumber) {
        return MessageDigest.isEqual(
                parcel.trackingNumber().getBytes(StandardCharsets.UTF_8),
                HandOvers.folded(trackingNumber).getBytes(StandardCharsets.UTF_8));
    }

    private static void check(
            Parcel parcel, Actor actor, @Nullable Outcome outcome, OffsetDateTime at, OffsetDateTime now) {
        List<FieldError> errors = new ArrayList<>();
        if (outcome == null) {
            errors.add(FieldError.of("/outcome", "NOT_ONE_OF", "delivered, returned"));
        } else if (outcome == Outcome.RETURNED && actor.isApplicant()) {
            errors.add(FieldError.of("/outcome", "STAFF_ONLY"));
        }
        if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
            errors.add(FieldError.of("/at", "DELIVERY_IN_FUTURE"));
        } else if (at.isBefore(parcel.postedAt().minus(CLOCKS_DIFFER))) {
            errors.add(FieldError.of("/at", "DELIVERY_BEFORE_POSTING"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("DELIVERY_NOT_TAKEN", errors);
        }
    }

    /** A parcel that a clerk looks after already may come back without anybody waiting for that word. */
    private void goOn(RegistrationCase found, Outcome outcome, OffsetDateTime at) {
        if (outcome == Outcome.RETURNED) {
            flow.tell(found.reference(), FlowMessage.MAIL_RETURNED);
            return;
        }
        dates.serviceStarted(found.reference(), at);
        if (!flow.tell(found.reference(), FlowMessage.DELIVERY_CONFIRMED)) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
    }
}
