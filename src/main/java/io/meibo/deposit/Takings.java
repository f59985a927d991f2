package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Books money that came in for a registration: what is open is filled first, whatever is more, too late or of another
 * currency is owed back at once. The caller holds the registration's lock.
 */
@Component
class Takings {

    private static final Set<String> ENDED = Set.of("rejected", "withdrawn", "expired", "cancelled", "terminated");

    private final Ledger ledger;
    private final DepositPapers papers;
    private final Returns returns;
    private final RegistrationFlow flow;

    Takings(Ledger ledger, DepositPapers papers, Returns returns, RegistrationFlow flow) {
        this.ledger = ledger;
        this.papers = papers;
        this.returns = returns;
        this.flow = flow;
    }

    /** Whether the registration's own process is over or on its way to give everything back. */
    static boolean hasEnded(RegistrationCase registration) {
        return ENDED.contains(registration.status().code());
    }

    /** Books it and hands out the receipt; starts the way back for what is owed. Tells the process nothing. */
    void book(RegistrationCase registration, IncomingPayment payment, Actor actor) {
        RegistrationId reference = registration.reference();
        Balances before = ledger.of(reference);
        Map<Kind, Money> parts = parts(registration, before, payment.amount());
        String receipt = papers.receipt(registration, payment, parts, before);
        parts.forEach((kind, amount) -> ledger.received(reference, kind, payment, amount, receipt, actor));
        if (parts.keySet().stream().anyMatch(kind -> kind != Kind.PAID)) {
            returns.begin(reference);
        }
    }

    private static Map<Kind, Money> parts(RegistrationCase registration, Balances before, Money amount) {
        if (before.everAsked() && !amount.currency().equals(before.currency())) {
            return Map.of(Kind.FOREIGN, amount);
        }
        if (hasEnded(registration) || !before.everAsked()) {
            return Map.of(Kind.LATE, amount);
        }
        Money paid = before.open().compareTo(amount) < 0 ? before.open() : amount;
        var parts = new EnumMap<Kind, Money>(Kind.class);
        if (paid.isPositive()) {
            parts.put(Kind.PAID, paid);
        }
        if (amount.minus(paid).isPositive()) {
            parts.put(Kind.OVERPAID, amount.minus(paid));
        }
        return parts;
    }

    /** Tells the process that waits for the deposit, where nothing of it is open any more. */
    void tellIfPaid(RegistrationCase registration) {
        if (registration.status() != RegistrationStatus.AWAITING_DEPOSIT) {
            return;
        }
        Balances now = ledger.of(registration.reference());
        if (now.everAsked() && !now.open().isPositive()) {
            flow.tell(registration.reference(), FlowMessage.DEPOSIT_PAID);
        }
    }

    /**
     * Books that bank or provider took this payment back. False, and nothing booked, where it is not in the books any
     * more as it came: applied to debts, or paid back already.
     */
    boolean reverse(RegistrationCase registration, IncomingPayment payment, Actor actor) {
        Balances now = ledger.of(registration.reference());
        List<Entry> booked = now.payment(payment.id());
        if (booked.isEmpty() || now.has(Kind.REVERSED, payment.id()) || payment.method() == Account.CASH) {
            return false;
        }
        for (Entry entry : booked) {
            Balances of = entry.amount().currency().equals(now.currency())
                    ? now
                    : new Balances(entry.amount().currency(), now.entries());
            Money there = entry.kind() == Kind.PAID ? of.held() : of.refundDue();
            if (there.compareTo(entry.amount()) < 0) {
                return false;
            }
        }
        Account from = now.has(Kind.CLEARED, payment.id()) ? Account.TRANSFER : payment.method();
        booked.forEach(entry -> ledger.reversed(registration.reference(), entry, from, payment, actor));
        return true;
    }

    /** Books that this payment, told of by the provider, has reached our bank account; nothing where it is there. */
    void clear(RegistrationId reference, IncomingPayment payment) {
        if (payment.method() != Account.PROVIDER && payment.method() != Account.CARD) {
            return;
        }
        Balances now = ledger.of(reference);
        Balances of = payment.amount().currency().equals(now.currency())
                ? now
                : new Balances(payment.amount().currency(), now.entries());
        boolean there = !now.payment(payment.id()).isEmpty()
                && of.balance(payment.method()).compareTo(payment.amount()) >= 0;
        if (there && !now.has(Kind.CLEARED, payment.id())) {
            ledger.cleared(reference, payment);
        }
    }
}
