package io.meibo.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Puts the application on a real PostgreSQL, started once for all tests of this run, and gives it an outside credit
 * service, which knows of no unpaid bills unless a story says otherwise, and a service that compares faces.
 */
final class OnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "postgres",
                        Map.of(
                                "spring.datasource.url", Server.RUNNING.getJdbcUrl("postgres", "postgres"),
                                "spring.datasource.username", "postgres",
                                "spring.datasource.password", "",
                                "meibo.credit.url", CreditOffice.url(),
                                "meibo.credit.timeout", "PT2S",
                                "meibo.portrait.url", FaceOffice.url(),
                                "meibo.portrait.timeout", "PT2S")));
    }

    /** Begins with the first use and ends with the process. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
