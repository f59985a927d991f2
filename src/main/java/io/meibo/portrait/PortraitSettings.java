package io.meibo.portrait;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under `meibo.portrait`. Without an address no picture ever leaves the house.
 *
 * @param url where a comparison service is asked; null for people alone
 * @param timeout how long one answer may take, to its last byte; far below the engine's job lock
 * @param token sent as bearer token where not blank
 */
@ConfigurationProperties("meibo.portrait")
record PortraitSettings(@Nullable URI url, @DefaultValue("PT20S") Duration timeout, @DefaultValue("") String token) {

    @Override
    public String toString() {
        return "PortraitSettings[masked]";
    }
}
