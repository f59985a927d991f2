package io.meibo.security.camunda;

import io.meibo.shared.Role;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Production's only user that Meibo makes itself: the administrator named in the environment, while there is none. A
 * database in which a demo password still opens a demo account or an administrator's is refused.
 */
@Component
@Profile("production")
final class FirstAdministrator implements FirstUsers {

    private final Accounts accounts;
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final String id;
    private final String password;

    FirstAdministrator(
            Accounts accounts,
            IdentityService identity,
            ProcessEngineConfigurationImpl engine,
            @Value("${meibo.admin.user:}") String id,
            @Value("${meibo.admin.password:}") String password) {
        this.accounts = accounts;
        this.identity = identity;
        this.engine = engine;
        this.id = id;
        this.password = password;
    }

    @Override
    public void ensure() {
        Stream.concat(
                        DemoUsers.USERS.keySet().stream()
                                .flatMap(user -> identity.createUserQuery().userId(user).list().stream()),
                        identity.createUserQuery().memberOfGroup(Role.CAMUNDA_ADMIN.code()).list().stream())
                .filter(this::hasDemoPassword)
                .findAny()
                .ifPresent(user -> {
                    throw new IllegalStateException(
                            "production refuses to start: the database holds an account with the demo password");
                });
        if (accounts.hasAdministrator()) {
            return;
        }
        if (id.isBlank() || password.isBlank()) {
            throw new IllegalStateException("production refuses to start: there is no administrator yet;"
                    + " set MEIBO_ADMIN_USER and MEIBO_ADMIN_PASSWORD");
        }
        PasswordPolicyResult policy = identity.checkPasswordAgainstPolicy(password);
        if (!policy.isValid()) {
            throw new IllegalStateException("production refuses to start: MEIBO_ADMIN_PASSWORD needs ten characters"
                    + " with lower and upper case letters, digits and others");
        }
        accounts.ensureUser(id, password, Role.CAMUNDA_ADMIN);
    }

    private boolean hasDemoPassword(User user) {
        UserEntity account = (UserEntity) user;
        return account.getPassword() != null
                && engine.getPasswordManager().check(DemoUsers.PASSWORD + account.getSalt(), account.getPassword());
    }
}
