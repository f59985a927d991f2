package io.meibo.security.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.shared.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {

    private static final String GOOD = "Fuji-3776-no-yama";

    private final ProcessEngine engine = engine();
    private final IdentityService identity = engine.getIdentityService();
    private final Accounts accounts = new Accounts(identity);

    @BeforeEach
    void groups() {
        accounts.ensureGroups();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_administrator_named_in_the_environment_is_made_once() {
        start("chief", GOOD);
        start("another", GOOD);

        assertThat(identity.createUserQuery().list()).singleElement().satisfies(user -> assertThat(user.getId())
                .isEqualTo("chief"));
        assertThat(identity.checkPassword("chief", GOOD)).isTrue();
    }

    @Test
    void without_a_name_or_with_a_poor_password_production_does_not_start() {
        assertThatThrownBy(() -> start("", "")).hasMessageContaining("MEIBO_ADMIN_USER");
        assertThatThrownBy(() -> start("chief", "")).hasMessageContaining("MEIBO_ADMIN_PASSWORD");
        assertThatThrownBy(() -> start("chief", "short"))
                .hasMessageContaining("MEIBO_ADMIN_PASSWORD")
                .hasMessageNotContaining("short");
        assertThat(identity.createUserQuery().count()).isZero();
    }

    @Test
    void a_database_with_a_demo_password_in_it_is_refused() {
        accounts.ensureUser("clerk", DemoUsers.PASSWORD, Role.CLERK);

        assertThatThrownBy(() -> start("chief", GOOD)).hasMessageContaining("demo password");
    }

    @Test
    void an_administrator_who_kept_the_demo_password_is_refused() {
        accounts.ensureUser("root", DemoUsers.PASSWORD, Role.CAMUNDA_ADMIN);

        assertThatThrownBy(() -> start("chief", GOOD)).hasMessageContaining("demo password");
    }

    private void start(String user, String password) {
        new FirstAdministrator(
                        accounts,
                        identity,
                        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(),
                        user,
                        password)
                .ensure();
    }

    private static ProcessEngine engine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("first-administrator");
        configuration.setJdbcUrl("jdbc:h2:mem:first-administrator");
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setPasswordEncryptor(new BcryptPasswords());
        configuration.setEnablePasswordPolicy(true);
        configuration.setGroupResourceWhitelistPattern("[a-z][a-z0-9-]*");
        configuration.setJobExecutorActivate(false);
        return configuration.buildProcessEngine();
    }
}
