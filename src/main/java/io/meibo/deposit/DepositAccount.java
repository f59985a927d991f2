package io.meibo.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Money;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a deposit stands: what is due in all, what came in, what is still open, what is owed back and what went back. The
 * amounts are left out where none was ever asked.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepositAccount(
        boolean required,
        @Nullable Money due,
        @Nullable Money received,
        @Nullable Money open,
        @Nullable Money owedBack,
        @Nullable Money refunded,
        List<Paid> payments) {

    public DepositAccount {
        payments = List.copyOf(payments);
    }

    /** One payment: the payer's side's id, how much, how, the number of its receipt, when. */
    public record Paid(String externalId, Money amount, String method, String receipt, OffsetDateTime at) {}

    static DepositAccount of(Balances balances) {
        if (!balances.any()) {
            return new DepositAccount(false, null, null, null, null, null, List.of());
        }
        return new DepositAccount(
                balances.asked().isPositive(),
                balances.asked(),
                balances.received(),
                balances.open(),
                balances.refundDue(),
                balances.refunded(),
                balances.entries().stream()
                        .filter(entry -> entry.kind() == Kind.PAID)
                        .map(DepositAccount::paid)
                        .toList());
    }

    static Paid paid(Entry entry) {
        return new Paid(
                Objects.requireNonNull(entry.externalId()),
                entry.amount(),
                entry.debit().code(),
                Objects.requireNonNull(entry.voucher()),
                entry.at());
    }
}
