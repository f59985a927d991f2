package io.meibo.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.deposit.Matter.Decision;
import io.meibo.deposit.Matter.Details;
import io.meibo.deposit.Matter.Reason;
import io.meibo.privacy.Sealer;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.SideFlows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Money a person has to look at, each with a process payment-matching of its own, whose business key is the matter's id.
 * The caller holds the gate of payments.
 */
@Component
class Matters {

    static final String PROCESS = "payment-matching";

    private final Register register;
    private final Ledger ledger;
    private final PaymentBook book;
    private final Takings takings;
    private final SideFlows sideFlows;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    Matters(
            Register register,
            Ledger ledger,
            PaymentBook book,
            Takings takings,
            SideFlows sideFlows,
            Sealer sealer,
            ObjectMapper json,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.ledger = ledger;
        this.book = book;
        this.takings = takings;
        this.sideFlows = sideFlows;
        this.sealer = sealer;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Money of nobody: it is in the books from now on, and a person is asked whose it is. */
    String ofNobody(IncomingPayment payment, Reason reason, @Nullable LocalDate bookedOn, Details details) {
        ledger.suspense(payment, "arrived", payment.recordedBy());
        return open(
                payment.id(),
                payment.id(),
                reason,
                payment.method(),
                payment.amount(),
                payment.externalId(),
                payment.source(),
                bookedOn,
                details);
    }

    /** Nothing is booked; a person is asked whether it is anything new. */
    String inDoubt(
            Reason reason,
            Account method,
            Money amount,
            String externalId,
            Source source,
            @Nullable LocalDate bookedOn,
            Details details) {
        return open(book.newId(), null, reason, method, amount, externalId, source, bookedOn, details);
    }

    private String open(
            String id,
            @Nullable String paymentId,
            Reason reason,
            Account method,
            Money amount,
            String externalId,
            Source source,
            @Nullable LocalDate bookedOn,
            Details details) {
        jdbc.sql("INSERT INTO payment_matter (matter_id, payment_id, reason, method, amount, currency, external_id,"
                        + " source, booked_on, details, at) VALUES (:id, :payment, :reason, :method, :amount,"
                        + " :currency, :externalId, :source, :bookedOn, :details, :at)")
                .param("id", id)
                .param("payment", paymentId)
                .param("reason", reason.code())
                .param("method", method.code())
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("externalId", externalId)
                .param("source", source.code())
                .param("bookedOn", bookedOn)
                .param("details", sealer.sealForHouse("matter/" + id, write(details)))
                .param("at", OffsetDateTime.now(clock))
                .update();
        sideFlows.beginAbout(PROCESS, id);
        return id;
    }

    Optional<Matter> find(String id) {
        return jdbc.sql("SELECT * FROM payment_matter WHERE matter_id = :id")
                .param("id", id)
                .query(Matters::row)
                .optional();
    }

    /** Not decided yet, oldest first. */
    List<Matter> undecided() {
        return jdbc.sql("SELECT * FROM payment_matter WHERE decision IS NULL ORDER BY at, matter_id")
                .query(Matters::row)
                .list();
    }

    /** Whether this payment is money of nobody that waits for a person. */
    boolean isOpen(IncomingPayment payment) {
        return find(payment.id()).filter(matter -> matter.decision() == null).isPresent();
    }

    /** What the payer's side wrote; empty once it is decided. The look is noted. */
    Optional<Details> details(Matter matter, Actor reader) {
        Optional<Details> details = jdbc.sql("SELECT details FROM payment_matter WHERE matter_id = :id")
                .param("id", matter.id())
                .query((row, n) -> Optional.ofNullable(row.getBytes("details")))
                .single()
                .map(locked -> read(sealer.openForHouse("matter/" + matter.id(), locked)));
        if (details.isPresent()) {
            jdbc.sql("INSERT INTO payment_matter_look (matter_id, user_id, at) VALUES (:id, :user, :at)")
                    .param("id", matter.id())
                    .param("user", reader.id())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
        return details;
    }

    /** Somebody else told us meanwhile whose money this is: it is booked there, and nobody need look any more. */
    void claimed(IncomingPayment payment, RegistrationId reference) {
        decide(find(payment.id()).orElseThrow(), Decision.ASSIGN, reference, Actor.SYSTEM, null);
        sideFlows.tellAbout(payment.id(), FlowMessage.PAYMENT_MATCHED);
    }

    /** Money of nobody, told of by the provider, has reached our bank account. */
    void cleared(IncomingPayment payment) {
        if (isOpen(payment) && payment.method() != Account.TRANSFER) {
            ledger.suspense(payment, "cleared", Actor.SYSTEM);
            book.reachedBank(payment);
        }
    }

    /** The bank took money of nobody back before anybody had looked. */
    void bounced(IncomingPayment payment) {
        ledger.suspense(payment, "bounced", Actor.SYSTEM);
        note(payment.id(), Decision.KNOWN, null, Actor.SYSTEM, null);
        sideFlows.tellAbout(payment.id(), FlowMessage.PAYMENT_MATCHED);
    }

    /** Books what was decided; what the payer's side wrote is needed no more. */
    void decide(
            Matter matter,
            Decision decision,
            @Nullable RegistrationId reference,
            Actor actor,
            @Nullable String taskId) {
        switch (decision) {
            case ASSIGN -> assign(matter, Objects.requireNonNull(reference), actor);
            case SEND_BACK -> ledger.suspense(inTheBooks(matter, actor), "sent-back", actor);
            case KNOWN -> {
                // nothing came in, so nothing is booked
            }
        }
        note(matter.id(), decision, reference, actor, taskId);
    }

    private void assign(Matter matter, RegistrationId reference, Actor actor) {
        RegistrationCase registration = register.lock(reference);
        IncomingPayment payment = inTheBooks(matter, actor);
        ledger.suspense(payment, "assigned", actor);
        book.belongsTo(payment, reference);
        takings.book(registration, payment, actor);
        takings.tellIfPaid(registration);
    }

    /** The payment of this matter; one in doubt arrives in the books only now. */
    private IncomingPayment inTheBooks(Matter matter, Actor actor) {
        if (matter.paymentId() != null) {
            return book.find(matter.paymentId()).orElseThrow();
        }
        IncomingPayment payment = book.keep(
                null, matter.method(), matter.amount(), matter.externalId(), matter.source(), null, null, actor);
        jdbc.sql("UPDATE payment_matter SET payment_id = :payment WHERE matter_id = :id")
                .param("payment", payment.id())
                .param("id", matter.id())
                .update();
        ledger.suspense(payment, "arrived", actor);
        return payment;
    }

    private void note(
            String id, Decision decision, @Nullable RegistrationId reference, Actor actor, @Nullable String taskId) {
        jdbc.sql("UPDATE payment_matter SET decision = :decision, reference = :reference, decided_by = :by,"
                        + " decided_at = :at, task_id = :task, details = NULL WHERE matter_id = :id")
                .param("decision", decision.code())
                .param("reference", reference == null ? null : reference.value())
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .param("task", taskId)
                .param("id", id)
                .update();
    }

    private byte[] write(Details details) {
        try {
            return json.writeValueAsBytes(details);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Details read(byte[] bytes) {
        try {
            return json.readValue(bytes, Details.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matter row(ResultSet row, int n) throws SQLException {
        String decision = row.getString("decision");
        String reference = row.getString("reference");
        return new Matter(
                row.getString("matter_id"),
                row.getString("payment_id"),
                Reason.of(row.getString("reason")),
                Account.of(row.getString("method")),
                new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")),
                row.getString("external_id"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("at", OffsetDateTime.class),
                decision == null ? null : Decision.of(decision),
                reference == null ? null : new RegistrationId(reference),
                row.getString("decided_by"),
                row.getString("task_id"));
    }
}
