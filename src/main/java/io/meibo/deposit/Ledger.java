package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries in their table. There is no way to change or remove one; a mistake is mended by another entry. */
@Component
class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Balances of(RegistrationId reference) {
        return new Balances(jdbc.sql("SELECT * FROM deposit_entry WHERE reference = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query((row, n) -> new Entry(
                        row.getInt("seq"),
                        Kind.of(row.getString("kind")),
                        Account.of(row.getString("debit")),
                        Account.of(row.getString("credit")),
                        new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")),
                        row.getString("external_id"),
                        row.getString("voucher_no"),
                        row.getString("recorded_by"),
                        row.getObject("at", OffsetDateTime.class)))
                .list());
    }

    void asked(RegistrationId reference, Money amount) {
        add(reference, Kind.ASKED, Account.DUE, Account.HELD, amount, null, null, Actor.SYSTEM);
    }

    void paid(RegistrationId reference, Account money, Money amount, String externalId, String voucher, Actor actor) {
        add(reference, Kind.PAID, money, Account.DUE, amount, externalId, voucher, actor);
    }

    void lapsed(RegistrationId reference, Money amount) {
        add(reference, Kind.LAPSED, Account.HELD, Account.DUE, amount, null, null, Actor.SYSTEM);
    }

    void settled(RegistrationId reference, Money amount) {
        add(reference, Kind.SETTLED, Account.HELD, Account.REFUND_DUE, amount, null, null, Actor.SYSTEM);
    }

    void refunded(RegistrationId reference, Account money, Money amount, String voucher, Actor actor) {
        add(reference, Kind.REFUNDED, Account.REFUND_DUE, money, amount, null, voucher, actor);
    }

    private void add(
            RegistrationId reference,
            Kind kind,
            Account debit,
            Account credit,
            Money amount,
            @Nullable String externalId,
            @Nullable String voucher,
            Actor actor) {
        jdbc.sql("INSERT INTO deposit_entry (reference, seq, kind, debit, credit, amount, currency, external_id,"
                        + " voucher_no, recorded_by, at) SELECT :reference, COALESCE(MAX(seq), 0) + 1, :kind, :debit,"
                        + " :credit, :amount, :currency, :externalId, :voucher, :by, :at FROM deposit_entry"
                        + " WHERE reference = :reference")
                .param("reference", reference.value())
                .param("kind", kind.code())
                .param("debit", debit.code())
                .param("credit", credit.code())
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("externalId", externalId)
                .param("voucher", voucher)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    void keepEvidence(RegistrationId reference, String taskId, String kind, Actor actor) {
        if (!hasEvidence(reference, taskId, kind, actor.id())) {
            jdbc.sql("INSERT INTO deposit_evidence (task_id, assignee, kind, reference, at)"
                            + " VALUES (:task, :assignee, :kind, :reference, :at)")
                    .param("task", taskId)
                    .param("assignee", actor.id())
                    .param("kind", kind)
                    .param("reference", reference.value())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
    }

    boolean hasEvidence(RegistrationId reference, String taskId, String kind, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM deposit_evidence WHERE task_id = :task AND assignee = :assignee"
                                + " AND kind = :kind AND reference = :reference")
                        .param("task", taskId)
                        .param("assignee", assignee)
                        .param("kind", kind)
                        .param("reference", reference.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
