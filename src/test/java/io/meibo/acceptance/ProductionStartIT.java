package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production says no rather than start half-locked, and once started knows nobody but its administrator. */
class ProductionStartIT {

    private static final String PRODUCTION = "--spring.profiles.active=production";

    @TempDir
    private Path folder;

    @Test
    void production_does_not_start_without_its_secrets_and_names_them_all() {
        try (var jar = start(Map.of())) {
            assertThat(jar.ended(Duration.ofSeconds(120))).isNotZero();
            assertThat(jar.output()).contains("MEIBO_DB_URL", "MEIBO_DB_PASSWORD", "MEIBO_HOUSE_KEY");
        }
    }

    @Test
    void production_does_not_start_with_a_demo_password_and_does_not_print_secrets() {
        try (var jar = start(Map.of(
                "MEIBO_DB_URL", "jdbc:postgresql://127.0.0.1:1/meibo",
                "MEIBO_DB_USER", "meibo",
                "MEIBO_DB_PASSWORD", "a-secret-of-the-house",
                "MEIBO_PAYMENT_SECRETS", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "MEIBO_HOUSE_KEY_FILE", folder.resolve("house.key").toString(),
                "MEIBO_ADMIN_USER", "root",
                "MEIBO_ADMIN_PASSWORD", "demo"))) {
            assertThat(jar.ended(Duration.ofSeconds(120))).isNotZero();
            assertThat(jar.output()).contains("MEIBO_ADMIN_PASSWORD").doesNotContain("a-secret-of-the-house");
        }
    }

    @Test
    void production_starts_on_postgresql_with_its_secrets_and_without_demo_users_or_demo_data() throws IOException {
        Path key = folder.resolve("house.key");
        try (var trial = RunningJar.start(folder, folder.resolve("trial.log"), "--meibo.demo.enabled=false")) {
            trial.ready();
        }
        try (var database = EmbeddedPostgres.builder().start();
                var jar = start(Map.of(
                        "MEIBO_DB_URL", database.getJdbcUrl("postgres", "postgres"),
                        "MEIBO_DB_USER", "postgres",
                        "MEIBO_DB_PASSWORD", "a-secret-of-the-house",
                        "MEIBO_PAYMENT_SECRETS", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "MEIBO_HOUSE_KEY_FILE", key.toString(),
                        "MEIBO_ADMIN_USER", "root",
                        "MEIBO_ADMIN_PASSWORD", "Correct-Horse-7-Battery"))) {
            Api api = jar.ready().api();
            for (String user : new String[] {"clerk", "reviewer", "senior", "manager", "shop", "admin"}) {
                api.as(user).get("/api/registrations").expect(401);
            }
            assertThat(jar.output()).doesNotContain("demo registrations", "Correct-Horse-7-Battery");
        }
    }

    private RunningJar start(Map<String, String> secrets) {
        return RunningJar.start(folder.resolve("data"), folder.resolve("meibo.log"), secrets, PRODUCTION);
    }
}
