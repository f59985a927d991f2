package io.meibo.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {

    @Test
    void production_starts_when_database_secrets_and_key_are_given() {
        assertThat(ProductionGuard.complaints(complete())).isEmpty();
    }

    @Test
    void production_names_every_missing_secret_at_once() {
        assertThat(ProductionGuard.complaints(new MockEnvironment()))
                .containsExactly(
                        "MEIBO_DB_URL is not set",
                        "MEIBO_DB_USER is not set",
                        "MEIBO_DB_PASSWORD is not set",
                        "neither MEIBO_HOUSE_KEY nor MEIBO_HOUSE_KEY_FILE is set",
                        "MEIBO_PAYMENT_SECRETS is not set");
    }

    @Test
    void production_refuses_demo_passwords() {
        assertThat(ProductionGuard.complaints(complete()
                        .withProperty("spring.datasource.password", "Meibo")
                        .withProperty("meibo.admin.password", "demo")))
                .containsExactly("MEIBO_DB_PASSWORD is a demo password", "MEIBO_ADMIN_PASSWORD is a demo password");
    }

    @Test
    void production_neither_forgets_on_restart_nor_makes_its_own_key() {
        assertThat(ProductionGuard.complaints(complete()
                        .withProperty("spring.datasource.url", "jdbc:h2:mem:production")
                        .withProperty("meibo.privacy.make-house-key", "true")))
                .hasSize(2);
    }

    @Test
    void production_takes_no_payments_signed_with_the_demos_secret() {
        assertThat(
                        ProductionGuard.complaints(
                                complete()
                                        .withProperty(
                                                "meibo.payments.webhook-secrets",
                                                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,whsec_ZGVtby1vbmx5LW5vdC1mb3ItcHJvZHVjdGlvbg==")))
                .containsExactly("MEIBO_PAYMENT_SECRETS is the demo's");
    }

    private static MockEnvironment complete() {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://database/meibo")
                .withProperty("spring.datasource.username", "registry")
                .withProperty("spring.datasource.password", "4k9-Tulpe-zr2")
                .withProperty("meibo.payments.webhook-secrets", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .withProperty("meibo.privacy.house-key-file", "/run/secrets/house.key");
    }
}
