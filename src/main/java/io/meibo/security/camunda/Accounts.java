package io.meibo.security.camunda;

import io.meibo.shared.Role;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/** Makes groups, users and memberships that are missing, and leaves alone what is there. */
@Component
final class Accounts {

    private final IdentityService identity;

    Accounts(IdentityService identity) {
        this.identity = identity;
    }

    /** One group for each role that people and programs may have; the group's id is the role's code. */
    void ensureGroups() {
        for (Role role : Role.values()) {
            if (role != Role.APPLICANT
                    && identity.createGroupQuery().groupId(role.code()).count() == 0) {
                Group group = identity.newGroup(role.code());
                group.setName(role.code());
                group.setType(role == Role.CAMUNDA_ADMIN ? "SYSTEM" : "WORKFLOW");
                identity.saveGroup(group);
            }
        }
    }

    /**
     * A user of one role, unless a user of that id exists. The password policy is for passwords people choose; callers
     * have looked at this one.
     */
    void ensureUser(String id, String password, Role role) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User user = identity.newUser(id);
        // Camunda's pages show these two; a log-in name is enough for them.
        user.setFirstName(id);
        user.setLastName("");
        user.setPassword(password);
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(id, role.code());
    }

    boolean hasAdministrator() {
        return identity.createUserQuery()
                        .memberOfGroup(Role.CAMUNDA_ADMIN.code())
                        .count()
                > 0;
    }
}
