package io.meibo.portrait;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A comparison service is there only where `meibo.portrait.url` is set. */
@Configuration(proxyBeanMethods = false)
class PortraitConfiguration {

    @Bean
    @ConditionalOnProperty("meibo.portrait.url")
    PortraitService portraitService(PortraitSettings settings, ObjectMapper json) {
        return new HttpPortraitService(settings, json);
    }
}
