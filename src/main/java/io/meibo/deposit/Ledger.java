package io.meibo.deposit;

import io.meibo.deposit.Entry.Kind;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entries in their tables. There is no way to change or remove one, and the database refuses it too (ADR 92); a
 * mistake is mended by another entry.
 */
@Component
class Ledger {

    private static final String WORDS =
            "seq, kind, debit, credit, amount, currency, recorded_by, at FROM %1$s_entry WHERE %2$s = :holder";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Balances of(RegistrationId reference) {
        return Balances.of(jdbc.sql("SELECT * FROM deposit_entry WHERE reference = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query((row, n) -> new Entry(
                        row.getInt("seq"),
                        Kind.of(row.getString("kind")),
                        Account.of(row.getString("debit")),
                        Account.of(row.getString("credit")),
                        new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")),
                        row.getString("external_id"),
                        row.getString("payment_id"),
                        row.getString("voucher_no"),
                        row.getString("recorded_by"),
                        row.getObject("at", OffsetDateTime.class)))
                .list());
    }

    void asked(RegistrationId reference, Money amount) {
        add(reference, Kind.ASKED, Account.DUE, Account.HELD, amount, null, null, Actor.SYSTEM);
    }

    /** Money that came in: {@code PAID} for what is open, any other kind of payment for what we owe back. */
    void received(
            RegistrationId reference, Kind kind, IncomingPayment payment, Money amount, String receipt, Actor actor) {
        add(
                reference,
                kind,
                payment.method(),
                kind == Kind.PAID ? Account.DUE : Account.REFUND_DUE,
                amount,
                payment,
                receipt,
                actor);
    }

    /** What the provider or a card company told of has reached our bank account. */
    void cleared(RegistrationId reference, IncomingPayment payment) {
        add(reference, Kind.CLEARED, Account.TRANSFER, payment.method(), payment.amount(), payment, null, Actor.SYSTEM);
    }

    /** The bank or provider took a payment back, so what it had filled is open again or owed no more. */
    void reversed(RegistrationId reference, Entry booked, Account from, IncomingPayment payment, Actor actor) {
        add(reference, Kind.REVERSED, booked.credit(), from, booked.amount(), payment, null, actor);
    }

    void lapsed(RegistrationId reference, Money amount) {
        add(reference, Kind.LAPSED, Account.HELD, Account.DUE, amount, null, null, Actor.SYSTEM);
    }

    void applied(RegistrationId reference, Money amount) {
        add(reference, Kind.APPLIED, Account.HELD, Account.APPLIED, amount, null, null, Actor.SYSTEM);
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
            @Nullable IncomingPayment payment,
            @Nullable String voucher,
            Actor actor) {
        int seq = next("deposit", "reference", reference.value());
        jdbc.sql("INSERT INTO deposit_entry (reference, seq, kind, debit, credit, amount, currency, external_id,"
                        + " payment_id, voucher_no, recorded_by, at) VALUES (:reference, :seq, :kind, :debit, :credit,"
                        + " :amount, :currency, :externalId, :paymentId, :voucher, :by, :at)")
                .param("reference", reference.value())
                .param("seq", seq)
                .param("kind", kind.code())
                .param("debit", debit.code())
                .param("credit", credit.code())
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("externalId", payment == null ? null : payment.externalId())
                .param("paymentId", payment == null ? null : payment.id())
                .param("voucher", voucher)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
        seal("deposit", "reference", reference.value(), seq);
    }

    /** Money of nobody we know yet came in ({@code arrived}), reached our bank ({@code cleared}), or left again. */
    void suspense(IncomingPayment payment, String kind, Actor actor) {
        switch (kind) {
            case "arrived" -> suspense(payment, kind, payment.method(), Account.SUSPENSE, actor);
            case "cleared" -> suspense(payment, kind, Account.TRANSFER, payment.method(), actor);
            default -> suspense(payment, kind, Account.SUSPENSE, payment.method(), actor);
        }
    }

    private void suspense(IncomingPayment payment, String kind, Account debit, Account credit, Actor actor) {
        int seq = next("suspense", "payment_id", payment.id());
        jdbc.sql("INSERT INTO suspense_entry (payment_id, seq, kind, debit, credit, amount, currency, recorded_by, at)"
                        + " VALUES (:payment, :seq, :kind, :debit, :credit, :amount, :currency, :by, :at)")
                .param("payment", payment.id())
                .param("seq", seq)
                .param("kind", kind)
                .param("debit", debit.code())
                .param("credit", credit.code())
                .param("amount", payment.amount().amount())
                .param("currency", payment.amount().currency())
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
        seal("suspense", "payment_id", payment.id(), seq);
    }

    private int next(String book, String holder, String of) {
        return jdbc.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM " + book + "_entry WHERE " + holder + " = :holder")
                .param("holder", of)
                .query(Integer.class)
                .single();
    }

    private void seal(String book, String holder, String of, int seq) {
        jdbc.sql("INSERT INTO " + book + "_entry_seal (" + holder
                        + ", seq, kind, debit, credit, amount, currency, recorded_by, at) SELECT " + holder + ", "
                        + WORDS.formatted(book, holder) + " AND seq = :seq")
                .params(Map.of("holder", of, "seq", seq))
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
