package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the entries of one registration add up to; all amounts in the currency of the first of them. */
record Balances(List<Entry> entries) {

    Balances {
        entries = List.copyOf(entries);
    }

    /** Whether a deposit was ever asked. */
    boolean any() {
        return !entries.isEmpty();
    }

    Optional<Entry> payment(String externalId) {
        return entries.stream()
                .filter(entry -> externalId.equals(entry.externalId()))
                .findFirst();
    }

    /** As it stood right after this entry. */
    Balances upTo(Entry last) {
        return new Balances(
                entries.stream().filter(entry -> entry.seq() <= last.seq()).toList());
    }

    /** What was asked and not given up. */
    Money asked() {
        return sum(Kind.ASKED).minus(sum(Kind.LAPSED));
    }

    /** What came in, whatever became of it. */
    Money received() {
        return sum(Kind.PAID);
    }

    /** What is still to be paid. */
    Money open() {
        return balance(Account.DUE);
    }

    /** What we hold: received, and neither settled nor only asked for. */
    Money held() {
        return zero().minus(balance(Account.HELD)).minus(open());
    }

    /** What we owe back. */
    Money refundDue() {
        return zero().minus(balance(Account.REFUND_DUE));
    }

    Money refunded() {
        return sum(Kind.REFUNDED);
    }

    /** Debits less credits of an account. */
    Money balance(Account account) {
        Money balance = zero();
        for (Entry entry : entries) {
            if (entry.debit() == account) {
                balance = balance.plus(entry.amount());
            }
            if (entry.credit() == account) {
                balance = balance.minus(entry.amount());
            }
        }
        return balance;
    }

    /** How what we owe back goes out: by the ways it came in, and by each no more than came in by it. */
    Map<Account, Money> waysBack() {
        var ways = new EnumMap<Account, Money>(Account.class);
        Money left = refundDue();
        for (Account account : Account.MONEY) {
            Money there = balance(account);
            Money share = there.compareTo(left) < 0 ? there : left;
            if (share.isPositive()) {
                ways.put(account, share);
                left = left.minus(share);
            }
        }
        if (left.isPositive()) {
            throw new IllegalStateException("more is owed back than came in");
        }
        return ways;
    }

    String currency() {
        return entries.get(0).amount().currency();
    }

    private Money zero() {
        return Money.zero(currency());
    }

    private Money sum(Kind kind) {
        Money sum = zero();
        for (Entry entry : entries) {
            if (entry.kind() == kind) {
                sum = sum.plus(entry.amount());
            }
        }
        return sum;
    }
}
