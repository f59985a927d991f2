package io.meibo.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.deposit.DepositAccount.WayBack;
import io.meibo.shared.Money;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money paid back: the number of the latest refund note, how much it says in the deposit's currency, when, and by which
 * ways. Without number and time where a bank had taken back all that was owed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refund(@Nullable String number, Money amount, @Nullable OffsetDateTime at, List<WayBack> ways) {

    public Refund {
        ways = List.copyOf(ways);
    }

    /** The last note of these refunds. */
    static Refund of(List<Entry> refunds, String currency) {
        if (refunds.isEmpty()) {
            return new Refund(null, Money.zero(currency), null, List.of());
        }
        Entry last = refunds.get(refunds.size() - 1);
        List<Entry> noted = refunds.stream()
                .filter(entry -> Objects.equals(entry.voucher(), last.voucher()))
                .toList();
        return new Refund(
                last.voucher(),
                noted.stream()
                        .map(Entry::amount)
                        .filter(amount -> amount.currency().equals(currency))
                        .reduce(Money.zero(currency), Money::plus),
                last.at(),
                noted.stream()
                        .map(entry -> new WayBack(entry.credit().code(), entry.amount()))
                        .toList());
    }
}
