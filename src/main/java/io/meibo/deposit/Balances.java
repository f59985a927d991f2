package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the entries of one registration add up to, in the currency of the deposit; money that came in another currency
 * has balances of its own.
 */
record Balances(String currency, List<Entry> entries) {

    Balances {
        entries = List.copyOf(entries);
    }

    /** Of all entries of a registration: the currency is the one asked, before any was asked the first that came. */
    static Balances of(List<Entry> entries) {
        return new Balances(
                entries.stream()
                        .filter(entry -> entry.kind() == Kind.ASKED)
                        .findFirst()
                        .or(() -> entries.stream().findFirst())
                        .map(entry -> entry.amount().currency())
                        .orElse(""),
                entries);
    }

    /** Whether there is any entry. */
    boolean any() {
        return !entries.isEmpty();
    }

    /** Whether a deposit was ever asked. */
    boolean everAsked() {
        return entries.stream().anyMatch(entry -> entry.kind() == Kind.ASKED);
    }

    /** The entries by which this payment was booked. */
    List<Entry> payment(String paymentId) {
        return entries.stream()
                .filter(entry -> entry.kind().isPayment() && paymentId.equals(entry.paymentId()))
                .toList();
    }

    /** Whether an entry of this kind speaks of this payment: reversed by its bank, or cleared to ours. */
    boolean has(Kind kind, String paymentId) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind && paymentId.equals(entry.paymentId()));
    }

    /** As it stood right after this entry. */
    Balances upTo(Entry last) {
        return of(entries.stream().filter(entry -> entry.seq() <= last.seq()).toList());
    }

    /** The same registration's money in another currency; empty where none ever came. */
    List<Balances> inOtherCurrencies() {
        return entries.stream()
                .map(entry -> entry.amount().currency())
                .filter(other -> !other.equals(currency))
                .distinct()
                .sorted()
                .map(other -> new Balances(other, entries))
                .toList();
    }

    /** What was asked and not given up. */
    Money asked() {
        return sum(Kind.ASKED).minus(sum(Kind.LAPSED));
    }

    /** What came in, whatever became of it, less what its bank or provider took back. */
    Money received() {
        return sum(entry -> entry.kind().isPayment()).minus(sum(Kind.REVERSED));
    }

    /** What is still to be paid. */
    Money open() {
        return balance(Account.DUE);
    }

    /** What we hold: received for the deposit, and neither applied, settled nor only asked for. */
    Money held() {
        return zero().minus(balance(Account.HELD)).minus(open());
    }

    /** What went to pay debts. */
    Money applied() {
        return sum(Kind.APPLIED);
    }

    /** What we owe back. */
    Money refundDue() {
        return zero().minus(balance(Account.REFUND_DUE));
    }

    Money refunded() {
        return sum(Kind.REFUNDED);
    }

    /** Whether anything is owed back, in whichever currency. */
    boolean owesBack() {
        return any()
                && (refundDue().isPositive()
                        || inOtherCurrencies().stream()
                                .anyMatch(other -> other.refundDue().isPositive()));
    }

    /** Debits less credits of an account. */
    Money balance(Account account) {
        return sum(entry -> entry.debit() == account).minus(sum(entry -> entry.credit() == account));
    }

    /**
     * How what we owe back goes out: what was too much, too late or of another currency by the way it came, the rest by
     * the ways the deposit came in, and by each no more than came in by it.
     */
    Map<Account, Money> waysBack() {
        var ways = new EnumMap<Account, Money>(Account.class);
        Money left = refundDue();
        for (Account account : Account.MONEY) {
            left = left.minus(take(ways, account, least(left, surplus(account), balance(account))));
        }
        for (Account account : Account.MONEY) {
            Money there = balance(account).minus(ways.getOrDefault(account, zero()));
            left = left.minus(take(ways, account, least(left, there)));
        }
        if (left.isPositive()) {
            throw new IllegalStateException("more is owed back than came in");
        }
        return ways;
    }

    /** What came by this way beyond the deposit and has not gone back by it. */
    private Money surplus(Account account) {
        return sum(entry -> entry.debit() == account && entry.credit() == Account.REFUND_DUE)
                .minus(sum(entry -> entry.credit() == account && entry.debit() == Account.REFUND_DUE));
    }

    private static Money take(Map<Account, Money> ways, Account account, Money share) {
        if (!share.isPositive()) {
            return Money.zero(share.currency());
        }
        ways.merge(account, share, Money::plus);
        return share;
    }

    private static Money least(Money first, Money... others) {
        Money least = first;
        for (Money other : others) {
            least = other.compareTo(least) < 0 ? other : least;
        }
        return least;
    }

    private Money zero() {
        return Money.zero(currency);
    }

    private Money sum(Kind kind) {
        return sum(entry -> entry.kind() == kind);
    }

    private Money sum(Predicate<Entry> which) {
        Money sum = zero();
        for (Entry entry : entries) {
            if (entry.amount().currency().equals(currency) && which.test(entry)) {
                sum = sum.plus(entry.amount());
            }
        }
        return sum;
    }
}
