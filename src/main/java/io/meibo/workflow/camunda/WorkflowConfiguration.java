package io.meibo.workflow.camunda;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models may name besides delegates: {@code ${deadlines.signature}}. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

    @Bean("deadlines")
    Map<String, String> deadlinesByKey(Deadlines settings) {
        return settings.deadlines();
    }
}
