package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentOrderTest {

    @Test
    void a_good_order_becomes_money_and_account() {
        var checked = new PaymentOrder("10000", "JPY", "cash", "till-1").checked();

        assertThat(checked.amount()).isEqualTo(Money.of("10000", "JPY"));
        assertThat(checked.method()).isEqualTo(Account.CASH);
    }

    @ParameterizedTest
    @CsvSource({
        "0, JPY, cash, /amount/amount",
        "0.00, CNY, cash, /amount/amount",
        "-1, JPY, cash, /amount/amount",
        "1e999999999, JPY, cash, /amount/amount",
        "100.5, JPY, cash, /amount/amount",
        "10.555, CNY, cash, /amount/amount",
        "ten, JPY, cash, /amount/amount",
        "9999999999999, JPY, cash, /amount/amount",
        "100, YEN, cash, /amount/currency",
        "100, jpy, cash, /amount/currency",
        "100, JPY, cheque, /method",
        "100, JPY, held, /method"
    })
    void what_is_no_payment_is_refused_by_its_field(String amount, String currency, String method, String pointer) {
        Refusal refusal = refusalOf(new PaymentOrder(amount, currency, method, "till-1"));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        assertThat(refusalOf(new PaymentOrder(null, null, null, null)).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/amount/amount", "/amount/currency", "/method", "/externalId");
    }

    private static Refusal refusalOf(PaymentOrder order) {
        return catchThrowableOfType(Refusal.class, order::checked);
    }
}
