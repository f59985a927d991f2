package io.meibo.security.camunda;

import io.meibo.shared.Role;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The users to try Meibo out with; never in production. */
@Component
@Profile("!production")
final class DemoUsers implements FirstUsers {

    static final String PASSWORD = "demo";

    static final Map<String, Role> USERS = new TreeMap<>(Map.of(
            "clerk", Role.CLERK,
            "clerk2", Role.CLERK,
            "reviewer", Role.REVIEWER,
            "reviewer2", Role.REVIEWER,
            "senior", Role.SENIOR_REVIEWER,
            "manager", Role.MANAGER,
            "auditor", Role.AUDITOR,
            "shop", Role.INTEGRATION,
            "admin", Role.CAMUNDA_ADMIN));

    private final Accounts accounts;

    DemoUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void ensure() {
        USERS.forEach((user, role) -> accounts.ensureUser(user, PASSWORD, role));
    }
}
