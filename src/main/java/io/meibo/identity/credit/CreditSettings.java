package io.meibo.identity.credit;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under `meibo.credit`.
 *
 * @param url where the outside service is asked; null for our own lists
 * @param timeout how long one answer may take
 * @param token sent as bearer token where not blank
 */
@ConfigurationProperties("meibo.credit")
record CreditSettings(@Nullable URI url, @DefaultValue("PT10S") Duration timeout, @DefaultValue("") String token) {

    @Override
    public String toString() {
        return "CreditSettings[masked]";
    }
}
