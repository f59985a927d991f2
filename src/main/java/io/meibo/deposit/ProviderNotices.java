package io.meibo.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.deposit.Arrivals.Arrived;
import io.meibo.deposit.Arrivals.Told;
import io.meibo.deposit.IncomingPayment.Source;
import io.meibo.deposit.Matter.Details;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the payment provider tells (Standard Webhooks): {@code {"type":"payment.received","data":{"id":"…",
 * "endToEndId":"…","reference":"R-…","amount":{"amount":"10000","currency":"JPY"}}}}, or {@code payment.reversed} with
 * the same. Each message is kept once, in the transaction that books it; a repeat gets the same answer. Other types are
 * kept and answered, and nothing is done.
 */
@Service
public class ProviderNotices {

    private static final Actor PROVIDER = Actor.user("payment-provider", Set.of(Role.INTEGRATION));
    private static final int LONGEST_ID = 128;

    /** The answer: the message's id and what became of it ({@code booked}, {@code known}, {@code unmatched}, …). */
    public record Taken(String id, String outcome) {}

    private record Kept(String sha256, String outcome) {}

    private final WebhookSignatures signatures;
    private final PaymentBook book;
    private final Arrivals arrivals;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderNotices(
            WebhookSignatures signatures,
            PaymentBook book,
            Arrivals arrivals,
            ObjectMapper json,
            JdbcClient jdbc,
            Clock clock) {
        this.signatures = signatures;
        this.book = book;
        this.arrivals = arrivals;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the message is signed by the provider, and of now. */
    public boolean isGenuine(@Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        return signatures.hold(id, timestamp, signature, body);
    }

    /**
     * Takes a genuine message. Refuses what is not readable (400), what is no payment (422), and an id that came before
     * with another body (422).
     */
    @Transactional
    public Taken take(String id, byte[] body) {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw Refusal.notReadable("PAYMENT_NOTICE_NOT_READABLE");
        }
        book.enter();
        String sha256 = sha256(body);
        Optional<Kept> before = jdbc.sql("SELECT sha256, outcome FROM inbound_message WHERE message_id = :id")
                .param("id", id)
                .query((row, n) -> new Kept(row.getString("sha256"), row.getString("outcome")))
                .optional();
        if (before.isPresent()) {
            if (!before.get().sha256().equals(sha256)) {
                throw Refusal.rule("PAYMENT_NOTICE_DIFFERS");
            }
            return new Taken(id, before.get().outcome());
        }
        JsonNode message = read(body);
        String kind = message.path("type").asText("");
        if (kind.isBlank() || kind.length() > 64) {
            throw Refusal.rule("PAYMENT_NOTICE_NOT_ACCEPTED", FieldError.of("/type", "REQUIRED"));
        }
        Optional<Arrived> arrived =
                switch (kind) {
                    case "payment.received" -> Optional.of(arrivals.credit(told(message.path("data"))));
                    case "payment.reversed" -> Optional.of(arrivals.takenBack(told(message.path("data"))));
                    default -> Optional.empty();
                };
        String outcome = arrived.map(found -> found.outcome().code()).orElse("ignored");
        jdbc.sql("INSERT INTO inbound_message (message_id, kind, sha256, outcome, payment_id, received_at)"
                        + " VALUES (:id, :kind, :sha256, :outcome, :payment, :at)")
                .param("id", id)
                .param("kind", kind)
                .param("sha256", sha256)
                .param("outcome", outcome)
                .param("payment", arrived.map(Arrived::paymentId).orElse(null))
                .param("at", OffsetDateTime.now(clock))
                .update();
        return new Taken(id, outcome);
    }

    private JsonNode read(byte[] body) {
        try {
            JsonNode message = json.readTree(body);
            if (message == null || !message.isObject()) {
                throw Refusal.notReadable("PAYMENT_NOTICE_NOT_READABLE");
            }
            return message;
        } catch (IOException noJson) {
            throw Refusal.notReadable("PAYMENT_NOTICE_NOT_READABLE");
        }
    }

    private static Told told(JsonNode data) {
        var errors = new ArrayList<FieldError>();
        JsonNode sum = data.path("amount");
        Money amount = Amounts.read(text(sum, "amount"), text(sum, "currency"), false, "/data/amount", errors);
        String providerId = Amounts.id(text(data, "id"), "/data/id", errors);
        String endToEnd = text(data, "endToEndId");
        if (endToEnd != null) {
            endToEnd = Amounts.id(endToEnd, "/data/endToEndId", errors);
        }
        if (amount == null || providerId == null || !errors.isEmpty()) {
            throw Refusal.rule("PAYMENT_NOTICE_NOT_ACCEPTED", errors);
        }
        return new Told(
                Source.WEBHOOK,
                amount,
                endToEnd == null ? providerId : endToEnd,
                providerId,
                true,
                providerId,
                null,
                new Details(null, null, text(data, "reference")),
                PROVIDER);
    }

    private static @Nullable String text(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
