package io.meibo.shared;

import java.util.Optional;
import java.util.Set;

/**
 * Who acts: a user of the back office with his roles, an applicant (who may touch one registration only), or Meibo
 * itself. The id is the user's log-in name, {@code applicant} or {@code system}; never a person's name.
 */
public record Actor(String id, Set<Role> roles, Optional<RegistrationId> own) {

    /** Meibo itself: jobs, start-up, demo. */
    public static final Actor SYSTEM = new Actor("system", Set.of(), Optional.empty());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public static Actor user(String id, Set<Role> roles) {
        return new Actor(id, roles, Optional.empty());
    }

    public static Actor applicant(RegistrationId own) {
        return new Actor("applicant", Set.of(Role.APPLICANT), Optional.of(own));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses with {@code ROLE_NOT_ALLOWED} (403) whoever has none of these roles. */
    public void require(Role... wanted) {
        if (!isAny(wanted)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
    }

    public boolean isApplicant() {
        return own.isPresent();
    }

    /** A person of the house, not a program and not an applicant. */
    public boolean isStaff() {
        return isAny(Role.CLERK, Role.REVIEWER, Role.SENIOR_REVIEWER, Role.MANAGER, Role.AUDITOR, Role.CAMUNDA_ADMIN);
    }

    /** Whether papers and money of this registration are for these eyes: staff, and the applicant of this one. */
    public boolean mayRead(RegistrationId reference) {
        return isStaff() || own.filter(reference::equals).isPresent();
    }
}
