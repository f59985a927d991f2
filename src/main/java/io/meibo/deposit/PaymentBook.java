package io.meibo.deposit;

import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments that came in, in their table: looked up by every id by which one may be told of a second time. */
@Component
class PaymentBook {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    PaymentBook(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Holds the gate until the transaction ends. Whoever looks whether a payment is known does so first, and locks the
     * registration only afterwards.
     */
    void enter() {
        jdbc.sql("SELECT gate FROM payment_gate WHERE gate = 1 FOR UPDATE")
                .query(Integer.class)
                .single();
    }

    /** Writes a payment down; {@code toldId} is the id under which a caller of ours may repeat it. */
    IncomingPayment keep(
            @Nullable RegistrationId reference,
            Account method,
            Money amount,
            String externalId,
            Source source,
            @Nullable String toldId,
            @Nullable String providerId,
            Actor actor) {
        var payment = new IncomingPayment(
                newId(), reference, method, amount, externalId, source, providerId, actor, OffsetDateTime.now(clock));
        jdbc.sql("INSERT INTO deposit_payment (payment_id, reference, method, amount, currency, external_id, source,"
                        + " told_id, provider_id, recorded_by, at) VALUES (:id, :reference, :method, :amount,"
                        + " :currency, :externalId, :source, :toldId, :providerId, :by, :at)")
                .param("id", payment.id())
                .param("reference", reference == null ? null : reference.value())
                .param("method", method.code())
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("externalId", externalId)
                .param("source", source.code())
                .param("toldId", toldId)
                .param("providerId", providerId)
                .param("by", actor.id())
                .param("at", payment.at())
                .update();
        return payment;
    }

    /** An id for a payment, or for money that has to be looked at by a person. */
    String newId() {
        var id = new StringBuilder("P-");
        for (int i = 0; i < 12; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    Optional<IncomingPayment> find(String id) {
        return query("payment_id = :id", "id", id).stream().findFirst();
    }

    /** The payment a caller of ours told of under this id for this registration. */
    Optional<IncomingPayment> told(RegistrationId reference, String toldId) {
        return jdbc.sql("SELECT * FROM deposit_payment WHERE reference = :reference AND told_id = :id")
                .param("reference", reference.value())
                .param("id", toldId)
                .query(PaymentBook::row)
                .optional();
    }

    Optional<IncomingPayment> ofProvider(String providerId) {
        return query("provider_id = :id", "id", providerId).stream().findFirst();
    }

    /** Payments that did not come over the counter with this id of the payer's side, oldest first. */
    List<IncomingPayment> withExternalId(String externalId) {
        return query("method <> 'cash' AND external_id = :id", "id", externalId);
    }

    /** Notes that a caller of ours, too, told of this payment, so that his repeats find it. */
    void toldToo(IncomingPayment payment, RegistrationId reference, String toldId) {
        set(payment, "told_id", toldId);
        belongsTo(payment, reference);
    }

    /** Notes the payment provider's id of a payment that we first heard of from elsewhere. */
    void providerToo(IncomingPayment payment, String providerId) {
        set(payment, "provider_id", providerId);
    }

    /** Notes whose money it is. */
    void belongsTo(IncomingPayment payment, RegistrationId reference) {
        set(payment, "reference", reference.value());
    }

    /** Notes that the money lies in our bank account now. */
    void reachedBank(IncomingPayment payment) {
        set(payment, "method", Account.TRANSFER.code());
    }

    /** Which of these payments a line of a bank statement has told of. */
    boolean isOnStatement(IncomingPayment payment) {
        return !jdbc.sql("SELECT line_key FROM bank_line WHERE payment_id = :id")
                .param("id", payment.id())
                .query(String.class)
                .list()
                .isEmpty();
    }

    private void set(IncomingPayment payment, String column, String value) {
        if (!Set.of("told_id", "provider_id", "reference", "method").contains(column)) {
            throw new IllegalArgumentException(column);
        }
        jdbc.sql("UPDATE deposit_payment SET " + column + " = :value WHERE payment_id = :id")
                .param("value", value)
                .param("id", payment.id())
                .update();
    }

    private List<IncomingPayment> query(String condition, String name, String value) {
        return jdbc.sql("SELECT * FROM deposit_payment WHERE " + condition + " ORDER BY at, payment_id")
                .param(name, value)
                .query(PaymentBook::row)
                .list();
    }

    private static IncomingPayment row(ResultSet row, int n) throws SQLException {
        String reference = row.getString("reference");
        return new IncomingPayment(
                row.getString("payment_id"),
                reference == null ? null : new RegistrationId(reference),
                Account.of(row.getString("method")),
                new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")),
                row.getString("external_id"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("provider_id"),
                Actor.user(row.getString("recorded_by"), Set.of()),
                row.getObject("at", OffsetDateTime.class));
    }
}
