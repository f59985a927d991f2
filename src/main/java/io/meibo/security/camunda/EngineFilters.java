package io.meibo.security.camunda;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camunda's own authentication filters, fed from our log-in; they run right after Spring Security's (-100). */
@Configuration(proxyBeanMethods = false)
class EngineFilters {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappsKnowWhoIsLoggedIn() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SharedSession.class.getName());
        filter.addUrlPatterns(EnginePaths.WEBAPPS + "/app/*", EnginePaths.WEBAPPS + "/api/*");
        filter.setOrder(-99);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestKnowsWhoCalls() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SharedSession.class.getName());
        filter.addUrlPatterns(EnginePaths.ENGINE_REST + "/*");
        filter.setOrder(-98);
        return filter;
    }
}
