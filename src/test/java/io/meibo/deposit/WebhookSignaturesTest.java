package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed by the reference library of Standard Webhooks, held against ours. */
class WebhookSignaturesTest {

    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final long NOW = 1_795_580_000L;
    private static final String BODY = "{\"type\":\"payment.received\",\"data\":{\"text\":\"直骨\"}}";

    private final WebhookSignatures signatures =
            new WebhookSignatures(OLD + "," + NEW, Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void either_secret_holds_while_one_is_changed(String secret) throws Exception {
        assertThat(holds("msg_1", NOW, new Webhook(secret).sign("msg_1", NOW, BODY), BODY))
                .isTrue();
    }

    @Test
    void one_of_several_signatures_is_enough() throws Exception {
        String good = new Webhook(NEW).sign("msg_1", NOW, BODY);

        assertThat(holds("msg_1", NOW, "v1a,abc v1,AAAA " + good, BODY)).isTrue();
    }

    @Test
    void another_id_time_body_or_secret_does_not_hold() throws Exception {
        String signature = new Webhook(OLD).sign("msg_1", NOW, BODY);

        assertThat(holds("msg_2", NOW, signature, BODY)).isFalse();
        assertThat(holds("msg_1", NOW + 1, signature, BODY)).isFalse();
        assertThat(holds("msg_1", NOW, signature, BODY + " ")).isFalse();
        assertThat(holds("msg_1", NOW, signature.replace("v1,", "v2,"), BODY)).isFalse();
        assertThat(holds("msg_1", NOW, "", BODY)).isFalse();
        assertThat(holds(
                        "msg_1",
                        NOW,
                        new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").sign("msg_1", NOW, BODY),
                        BODY))
                .isFalse();
        assertThat(signatures.hold(null, String.valueOf(NOW), signature, new byte[0]))
                .isFalse();
        assertThat(signatures.hold("msg_1", "soon", signature, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -100_000_000})
    void what_is_not_of_now_does_not_hold(long away) throws Exception {
        long then = NOW + away;

        assertThat(holds("msg_1", then, new Webhook(OLD).sign("msg_1", then, BODY), BODY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, 299})
    void five_minutes_are_forgiven(long away) throws Exception {
        long then = NOW + away;

        assertThat(holds("msg_1", then, new Webhook(OLD).sign("msg_1", then, BODY), BODY))
                .isTrue();
    }

    @Test
    void without_a_secret_nothing_holds_and_a_short_one_is_none() throws Exception {
        var none = new WebhookSignatures("", Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

        assertThat(none.hold(
                        "msg_1",
                        String.valueOf(NOW),
                        new Webhook(OLD).sign("msg_1", NOW, BODY),
                        BODY.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThatThrownBy(() -> new WebhookSignatures("whsec_AAAA", Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("AAAA");
    }

    private boolean holds(String id, long timestamp, String signature, String body) {
        return signatures.hold(id, String.valueOf(timestamp), signature, body.getBytes(StandardCharsets.UTF_8));
    }
}
