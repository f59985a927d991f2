package io.meibo.deposit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signatures after Standard Webhooks: HMAC-SHA-256 over id, time and body, under any of the secrets set up (several
 * while one is being changed), not older or newer than five minutes. Without a secret nothing is accepted.
 */
@Component
class WebhookSignatures {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";

    private final List<byte[]> secrets;
    private final Clock clock;

    WebhookSignatures(@Value("${meibo.payments.webhook-secrets:}") String secrets, Clock clock) {
        this.secrets = Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(WebhookSignatures::read)
                .toList();
        this.clock = clock;
    }

    private static byte[] read(String secret) {
        String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length < 16) {
                throw new IllegalStateException("a secret of meibo.payments.webhook-secrets is too short");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a secret of meibo.payments.webhook-secrets is not Base64");
        }
    }

    /** Whether this message is the provider's and of now. */
    boolean hold(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        List<byte[]> expected = new ArrayList<>();
        secrets.forEach(secret -> expected.add(sign(secret, id, timestamp, body)));
        boolean holds = false;
        for (String signature : signatures.split(" ", 20)) {
            if (signature.startsWith("v1,")) {
                byte[] given = signature.substring(3).getBytes(StandardCharsets.US_ASCII);
                for (byte[] one : expected) {
                    holds |= MessageDigest.isEqual(one, given);
                }
            }
        }
        return holds;
    }

    private static byte[] sign(byte[] secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
