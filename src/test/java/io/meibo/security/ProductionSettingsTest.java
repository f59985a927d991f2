package io.meibo.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** What the profile {@code production} promises, and that nothing secret stands in a file. */
class ProductionSettingsTest {

    private final List<PropertySource<?>> settings;

    ProductionSettingsTest() throws IOException {
        settings =
                new YamlPropertySourceLoader().load("production", new ClassPathResource("application-production.yml"));
    }

    @ParameterizedTest
    @CsvSource({
        "server.servlet.session.cookie.secure,true",
        "server.servlet.session.cookie.http-only,true",
        "camunda.bpm.webapp.session-cookie.enable-secure-cookie,true",
        "camunda.bpm.webapp.csrf.enable-secure-cookie,true",
        "camunda.bpm.webapp.header-security.hsts-disabled,false",
        "camunda.bpm.webapp.header-security.hsts-max-age,31536000",
        "meibo.privacy.make-house-key,false"
    })
    void production_sends_cookies_over_tls_only_and_says_so(String property, String value) {
        assertThat(get(property)).isEqualTo(value);
    }

    @Test
    void secrets_come_from_the_environment_and_have_no_default() {
        for (String property : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "meibo.privacy.house-key",
                "meibo.privacy.house-key-file",
                "meibo.admin.user",
                "meibo.admin.password")) {
            assertThat(get(property)).as(property).matches("\\$\\{MEIBO_[A-Z_]+:}");
        }
    }

    @Test
    void no_file_configures_an_administrator_of_the_engine() throws IOException {
        for (String file : List.of("application.yml", "application-production.yml", "application-postgresql.yml")) {
            for (PropertySource<?> source : new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
                assertThat(((EnumerablePropertySource<?>) source).getPropertyNames())
                        .as(file)
                        .noneMatch(name -> name.contains("admin-user"));
            }
        }
    }

    private String get(String property) {
        return settings.stream()
                .filter(source -> source.containsProperty(property))
                .map(source -> String.valueOf(source.getProperty(property)))
                .findFirst()
                .orElse("");
    }
}
