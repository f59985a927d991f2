package io.meibo.identity.credit;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Chooses whom we ask: the outside service where `meibo.credit.url` is set, else our own lists. */
@Configuration(proxyBeanMethods = false)
class CreditConfiguration {

    @Bean
    @Primary
    @ConditionalOnProperty("meibo.credit.url")
    CreditSource outsideCreditSource(CreditSettings settings, ObjectMapper json) {
        return new HttpCreditSource(settings, json);
    }
}
