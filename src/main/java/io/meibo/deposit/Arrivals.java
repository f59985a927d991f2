package io.meibo.deposit;

import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.deposit.Matter.Details;
import io.meibo.deposit.Matter.Reason;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Money that arrives from outside, told of by the payment provider or by our bank: known again where the other side, or
 * a clerk, told of it already; booked where it names one registration; put to a person in every other case. The caller
 * holds the gate of payments.
 */
@Component
class Arrivals {

    /** What became of it. */
    enum Outcome {
        BOOKED,
        KNOWN,
        UNMATCHED,
        REVERSED,
        OUTGOING;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The same with our payment, or the matter put to a person, and the registration where one is known. */
    record Arrived(
            Outcome outcome,
            @Nullable String paymentId,
            @Nullable String matterId,
            @Nullable RegistrationId reference) {}

    /**
     * What was told: amount, the payer's side's id (null where it gave none), the provider's id of the payment (null from
     * a bank), whether the line of a bank has an id of the bank's own, and what the payer's side wrote.
     */
    record Told(
            Source source,
            Money amount,
            @Nullable String externalId,
            @Nullable String providerId,
            boolean ownBankId,
            String fallbackId,
            @Nullable LocalDate bookedOn,
            Details details,
            Actor actor) {

        Account method() {
            return source == Source.WEBHOOK ? Account.PROVIDER : Account.TRANSFER;
        }

        String id() {
            return externalId == null ? fallbackId : externalId;
        }

        Set<RegistrationId> references() {
            return References.in(details.text() == null ? "" : details.text());
        }
    }

    private final Register register;
    private final PaymentBook book;
    private final Takings takings;
    private final Matters matters;

    Arrivals(Register register, PaymentBook book, Takings takings, Matters matters) {
        this.register = register;
        this.book = book;
        this.takings = takings;
        this.matters = matters;
    }

    /** Money came in. */
    Arrived credit(Told told) {
        Set<RegistrationId> named = told.references().stream()
                .filter(reference -> register.find(reference).isPresent())
                .collect(Collectors.toSet());
        Optional<RegistrationId> reference =
                named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
        return knownAgain(told, reference).orElseGet(() -> booked(told, reference, named.size()));
    }

    private Optional<Arrived> knownAgain(Told told, Optional<RegistrationId> reference) {
        if (told.providerId() != null) {
            Optional<IncomingPayment> same = book.ofProvider(told.providerId());
            if (same.isPresent()) {
                return Optional.of(
                        same.get().amount().equals(told.amount())
                                ? known(same.get())
                                : inDoubt(told, Reason.AMOUNT_DIFFERS));
            }
        }
        if (told.externalId() == null) {
            return Optional.empty();
        }
        List<IncomingPayment> others = book.withExternalId(told.externalId()).stream()
                .filter(other -> mayBeTheSame(other, reference, told))
                .toList();
        for (IncomingPayment other : others) {
            if (other.amount().equals(told.amount()) && !toldBefore(told, other)) {
                return Optional.of(met(told, other, reference));
            }
        }
        boolean repeat = told.source() == Source.STATEMENT && !told.ownBankId();
        for (IncomingPayment other : others) {
            if (other.amount().equals(told.amount())) {
                return Optional.of(repeat ? known(other) : inDoubt(told, Reason.PERHAPS_TWICE));
            }
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(inDoubt(told, Reason.AMOUNT_DIFFERS));
    }

    /** Two payments of two registrations may bear one id by chance; with one amount too a person looks. */
    private static boolean mayBeTheSame(IncomingPayment other, Optional<RegistrationId> reference, Told told) {
        RegistrationId theirs = other.reference();
        return theirs == null
                || reference.isEmpty()
                || reference.get().equals(theirs)
                || other.amount().equals(told.amount());
    }

    /** Whether this side has told of that payment already, or of one for somebody else. */
    private boolean toldBefore(Told told, IncomingPayment other) {
        return told.source() == Source.WEBHOOK
                ? other.source() == Source.WEBHOOK || other.providerId() != null
                : other.source() == Source.STATEMENT || book.isOnStatement(other);
    }

    /** The other side told of it before. */
    private Arrived met(Told told, IncomingPayment other, Optional<RegistrationId> reference) {
        if (reference.isPresent()
                && other.reference() != null
                && !reference.get().equals(other.reference())) {
            return inDoubt(told, Reason.PERHAPS_TWICE);
        }
        if (told.providerId() != null) {
            book.providerToo(other, told.providerId());
        }
        RegistrationId whose = other.reference();
        if (whose == null && reference.isPresent() && matters.isOpen(other)) {
            whose = reference.get();
            matters.claimed(other, whose);
        }
        if (told.source() == Source.STATEMENT && whose != null) {
            register.lock(whose);
            takings.clear(whose, other);
        } else if (told.source() == Source.STATEMENT) {
            matters.cleared(other);
        }
        return new Arrived(Outcome.KNOWN, other.id(), null, whose);
    }

    private Arrived booked(Told told, Optional<RegistrationId> reference, int named) {
        IncomingPayment payment = book.keep(
                reference.orElse(null),
                told.method(),
                told.amount(),
                told.id(),
                told.source(),
                null,
                told.providerId(),
                told.actor());
        if (reference.isEmpty()) {
            Reason reason = named > 1 ? Reason.SEVERAL_REFERENCES : Reason.NO_REFERENCE;
            String matter = matters.ofNobody(payment, reason, told.bookedOn(), told.details());
            return new Arrived(Outcome.UNMATCHED, payment.id(), matter, null);
        }
        RegistrationCase registration = register.lock(reference.get());
        takings.book(registration, payment, told.actor());
        takings.tellIfPaid(registration);
        return new Arrived(Outcome.BOOKED, payment.id(), null, reference.get());
    }

    /** Money came in that a person must look at whatever it names. */
    Arrived unclear(Told told, Reason reason) {
        IncomingPayment payment = book.keep(
                null, told.method(), told.amount(), told.id(), told.source(), null, told.providerId(), told.actor());
        String matter = matters.ofNobody(payment, reason, told.bookedOn(), told.details());
        return new Arrived(Outcome.UNMATCHED, payment.id(), matter, null);
    }

    private static Arrived known(IncomingPayment payment) {
        return new Arrived(Outcome.KNOWN, payment.id(), null, payment.reference());
    }

    private Arrived inDoubt(Told told, Reason reason) {
        String matter = matters.inDoubt(
                reason, told.method(), told.amount(), told.id(), told.source(), told.bookedOn(), told.details());
        return new Arrived(Outcome.UNMATCHED, null, matter, null);
    }

    /** The bank took a payment back: booked where it is in the books as it came, else put to a person. */
    Arrived takenBack(Told told) {
        Optional<IncomingPayment> payment = told.externalId() == null
                ? Optional.empty()
                : book.withExternalId(told.externalId()).stream()
                        .filter(other -> other.amount().equals(told.amount()))
                        .findFirst();
        if (payment.isEmpty()) {
            return inDoubt(told, Reason.TAKEN_BACK);
        }
        IncomingPayment taken = payment.get();
        RegistrationId reference = taken.reference();
        if (reference == null) {
            if (!matters.isOpen(taken)) {
                return inDoubt(told, Reason.TAKEN_BACK);
            }
            matters.bounced(taken);
            return new Arrived(Outcome.REVERSED, taken.id(), null, null);
        }
        RegistrationCase registration = register.lock(reference);
        if (!takings.reverse(registration, taken, told.actor())) {
            return inDoubt(told, Reason.TAKEN_BACK);
        }
        // whoever waits for the deposit still asks for it; else a person must know that it is open again
        boolean somebodyAsks = registration.awaiting() == Awaiting.DEPOSIT || Takings.hasEnded(registration);
        String matter = somebodyAsks ? null : inDoubt(told, Reason.TAKEN_BACK).matterId();
        return new Arrived(Outcome.REVERSED, taken.id(), matter, reference);
    }
}
