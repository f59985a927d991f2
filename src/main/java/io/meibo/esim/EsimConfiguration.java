package io.meibo.esim;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An SM-DP+ is there only where `meibo.es2plus.url` is set. */
@Configuration(proxyBeanMethods = false)
class EsimConfiguration {

    @Bean
    @ConditionalOnExpression("!'${meibo.es2plus.url:}'.isBlank()")
    SmDp smDp(Es2PlusSettings settings, ObjectMapper json) {
        URI url = Objects.requireNonNull(settings.url());
        return new Es2PlusClient(
                url,
                settings.requester(),
                settings.connectTimeout(),
                settings.timeout(),
                TlsStores.context(
                        needed(settings.keyStore(), "key-store"),
                        settings.keyStorePassword(),
                        needed(settings.trustStore(), "trust-store"),
                        settings.trustStorePassword()),
                json);
    }

    private static Path needed(@Nullable Path store, String name) {
        if (store == null) {
            throw new IllegalStateException("meibo.es2plus." + name + " is not set");
        }
        return store;
    }
}
