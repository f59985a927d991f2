package io.meibo.notification;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code meibo.sms}. Without an address short messages stay in the outbox.
 *
 * @param url where the gateway takes short messages; null for none
 * @param token sent as bearer token where not blank
 * @param sender the name or number that the message comes from; left to the gateway where blank
 * @param timeout how long one answer may take, to its last byte; far below the engine's job lock
 */
@ConfigurationProperties("meibo.sms")
record SmsSettings(
        @Nullable URI url,
        @DefaultValue("") String token,
        @DefaultValue("") String sender,
        @DefaultValue("PT15S") Duration timeout) {

    boolean isSetUp() {
        return url != null && !url.toString().isBlank();
    }

    @Override
    public String toString() {
        return "SmsSettings[masked]";
    }
}
