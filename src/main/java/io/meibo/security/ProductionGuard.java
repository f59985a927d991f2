package io.meibo.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops a production start, before anything is touched, while a secret is missing or still the demo's. Names what is
 * missing, never a value.
 */
@Component
@Profile("production")
final class ProductionGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Set<String> DEMO = Set.of("demo", "admin", "password", "meibo", "changeme", "postgres");

    /** The secret that stands in the default settings for whoever tries the application. */
    private static final String DEMO_WEBHOOK_SECRET = "ZGVtby1vbmx5LW5vdC1mb3ItcHJvZHVjdGlvbg==";

    @SuppressWarnings("NullAway.Init")
    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> wrong = complaints(environment);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("production refuses to start: " + String.join("; ", wrong));
        }
    }

    static List<String> complaints(Environment environment) {
        List<String> wrong = new ArrayList<>();
        if (blank(environment, "spring.datasource.url")) {
            wrong.add("MEIBO_DB_URL is not set");
        } else if (environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:h2:mem")) {
            wrong.add("MEIBO_DB_URL names a database in memory");
        }
        if (blank(environment, "spring.datasource.username")) {
            wrong.add("MEIBO_DB_USER is not set");
        }
        secret(environment, "spring.datasource.password", "MEIBO_DB_PASSWORD", wrong);
        if (blank(environment, "meibo.privacy.house-key") && blank(environment, "meibo.privacy.house-key-file")) {
            wrong.add("neither MEIBO_HOUSE_KEY nor MEIBO_HOUSE_KEY_FILE is set");
        }
        if (environment.getProperty("meibo.privacy.make-house-key", Boolean.class, false)) {
            wrong.add("production makes no house key of its own (meibo.privacy.make-house-key)");
        }
        if (blank(environment, "meibo.payments.webhook-secrets")) {
            wrong.add("MEIBO_PAYMENT_SECRETS is not set");
        } else if (environment
                .getRequiredProperty("meibo.payments.webhook-secrets")
                .contains(DEMO_WEBHOOK_SECRET)) {
            wrong.add("MEIBO_PAYMENT_SECRETS is the demo's");
        }
        if (!blank(environment, "meibo.admin.password")) {
            secret(environment, "meibo.admin.password", "MEIBO_ADMIN_PASSWORD", wrong);
        }
        return wrong;
    }

    private static void secret(Environment environment, String property, String variable, List<String> wrong) {
        if (blank(environment, property)) {
            wrong.add(variable + " is not set");
        } else if (DEMO.contains(environment.getRequiredProperty(property).toLowerCase(Locale.ROOT))) {
            wrong.add(variable + " is a demo password");
        }
    }

    private static boolean blank(Environment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }
}
