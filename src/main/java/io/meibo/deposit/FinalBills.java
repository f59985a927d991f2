package io.meibo.deposit;

import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Final bills in their table, one a registration, stated once. */
@Component
class FinalBills {

    private final JdbcClient jdbc;
    private final Clock clock;

    FinalBills(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<FinalBill> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM final_bill WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new FinalBill(
                        row.getString("bill_no"),
                        new Money(row.getBigDecimal("debts").stripTrailingZeros(), row.getString("currency")),
                        row.getObject("at", OffsetDateTime.class)))
                .optional();
    }

    void keep(RegistrationId reference, Money debts, String number, Actor actor) {
        jdbc.sql("INSERT INTO final_bill (reference, debts, currency, bill_no, stated_by, at)"
                        + " VALUES (:reference, :debts, :currency, :number, :by, :at)")
                .param("reference", reference.value())
                .param("debts", debts.amount())
                .param("currency", debts.currency())
                .param("number", number)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
