package io.meibo.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Money;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a deposit stands: what is due in all, what came in, what is still open, what we hold, what went to pay debts, what
 * is owed back and what went back, with every entry of it. The amounts are left out where there is no entry at all.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepositAccount(
        boolean required,
        @Nullable Money due,
        @Nullable Money received,
        @Nullable Money open,
        @Nullable Money held,
        @Nullable Money applied,
        @Nullable Money owedBack,
        @Nullable Money refunded,
        List<OtherMoney> inOtherCurrencies,
        List<WayBack> waysBack,
        List<Paid> payments,
        List<Line> entries) {

    public DepositAccount {
        inOtherCurrencies = List.copyOf(inOtherCurrencies);
        waysBack = List.copyOf(waysBack);
        payments = List.copyOf(payments);
        entries = List.copyOf(entries);
    }

    /**
     * One payment: the payer's side's id, how much, how, the number of its receipt, when; and what of it was taken for the
     * deposit and what goes back.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Paid(
            String externalId,
            Money amount,
            String method,
            @Nullable String receipt,
            OffsetDateTime at,
            Money taken,
            Money goesBack) {}

    /** Money that came in another currency than the deposit's: all of it is owed back. */
    public record OtherMoney(Money received, Money owedBack, Money refunded) {}

    /** How much of what is owed back goes back by which way. */
    public record WayBack(String method, Money amount) {}

    /** One entry of the ledger: the amount moved from the credited to the debited account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int number,
            String kind,
            String debit,
            String credit,
            Money amount,
            @Nullable String externalId,
            @Nullable String voucher,
            OffsetDateTime at) {}

    static DepositAccount of(Balances balances) {
        if (!balances.any()) {
            return new DepositAccount(
                    false, null, null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of());
        }
        return new DepositAccount(
                balances.asked().isPositive(),
                balances.asked(),
                balances.received(),
                balances.open(),
                balances.held(),
                balances.applied(),
                balances.refundDue(),
                balances.refunded(),
                balances.inOtherCurrencies().stream()
                        .map(other -> new OtherMoney(other.received(), other.refundDue(), other.refunded()))
                        .toList(),
                ways(balances),
                balances.entries().stream()
                        .filter(entry -> entry.kind().isPayment())
                        .map(entry -> Objects.requireNonNull(entry.paymentId()))
                        .distinct()
                        .map(payment -> paid(balances.payment(payment)))
                        .toList(),
                balances.entries().stream()
                        .map(entry -> new Line(
                                entry.seq(),
                                entry.kind().code(),
                                entry.debit().code(),
                                entry.credit().code(),
                                entry.amount(),
                                entry.externalId(),
                                entry.voucher(),
                                entry.at()))
                        .toList());
    }

    private static List<WayBack> ways(Balances balances) {
        var ways = new ArrayList<WayBack>();
        add(ways, balances.waysBack());
        balances.inOtherCurrencies().forEach(other -> add(ways, other.waysBack()));
        return ways;
    }

    private static void add(List<WayBack> ways, Map<Account, Money> of) {
        of.forEach((account, amount) -> ways.add(new WayBack(account.code(), amount)));
    }

    /** The payment that these entries booked. */
    static Paid paid(List<Entry> booked) {
        Entry first = booked.get(0);
        Money taken = Money.zero(first.amount().currency());
        Money goesBack = taken;
        for (Entry entry : booked) {
            if (entry.kind() == Kind.PAID) {
                taken = taken.plus(entry.amount());
            } else {
                goesBack = goesBack.plus(entry.amount());
            }
        }
        return new Paid(
                Objects.requireNonNull(first.externalId()),
                taken.plus(goesBack),
                first.debit().code(),
                first.voucher(),
                first.at(),
                taken,
                goesBack);
    }
}
