package io.meibo.security.camunda;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import io.meibo.shared.Role;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what in the engine, said once for all cases: a handful of rows, none for each task. A right to work on
 * tasks holds for every model here; which tasks those are is the guards' business, who know each task's groups.
 */
@Component
final class Grants {

    private static final String EVERY = "*";
    private static final List<Role> WORKERS = List.of(Role.CLERK, Role.REVIEWER, Role.SENIOR_REVIEWER, Role.MANAGER);
    private static final List<String> STARTED_BY_HAND =
            List.of("postpaid-registration", "prepaid-registration", "smart-card-registration");

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Writes the grants of all roles that are not there yet. */
    void ensureAll() {
        for (Role role : WORKERS) {
            group(role, Resources.APPLICATION, "tasklist", ACCESS);
            group(
                    role,
                    Resources.PROCESS_DEFINITION,
                    EVERY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.TASK_WORK,
                    ProcessDefinitionPermissions.TASK_ASSIGN,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                    ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE);
            group(role, Resources.USER, EVERY, READ);
            group(role, Resources.GROUP, EVERY, READ);
        }
        for (Role role : List.of(Role.CLERK, Role.INTEGRATION)) {
            group(role, Resources.PROCESS_INSTANCE, EVERY, CREATE);
            for (String process : STARTED_BY_HAND) {
                group(
                        role,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            }
        }
        for (Role role : List.of(Role.MANAGER, Role.AUDITOR)) {
            group(role, Resources.APPLICATION, "cockpit", ACCESS);
            group(role, Resources.DECISION_DEFINITION, EVERY, READ);
            group(role, Resources.DECISION_REQUIREMENTS_DEFINITION, EVERY, READ);
            group(role, Resources.DEPLOYMENT, EVERY, READ);
        }
        group(
                Role.MANAGER,
                Resources.PROCESS_DEFINITION,
                EVERY,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
                ProcessDefinitionPermissions.RETRY_JOB);
        group(
                Role.AUDITOR,
                Resources.PROCESS_DEFINITION,
                EVERY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
        for (Resource resource : Resources.values()) {
            group(Role.CAMUNDA_ADMIN, resource, EVERY, ALL);
        }
    }

    /** Lets a group see one of Tasklist's filters. */
    void readFilter(Role role, String filter) {
        group(role, Resources.FILTER, filter, READ);
    }

    /** What everybody has for himself: his own account's name, and his own filter in Tasklist. */
    void personal(String user, @Nullable String filter) {
        grant(null, user, Resources.USER, user, READ);
        if (filter != null) {
            grant(null, user, Resources.FILTER, filter, READ);
        }
    }

    private void group(Role role, Resource resource, String id, Permission... permissions) {
        grant(role.code(), null, resource, id, permissions);
    }

    private void grant(
            @Nullable String group, @Nullable String user, Resource resource, String id, Permission... permissions) {
        var query = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(resource)
                .resourceId(id);
        Authorization found = (group == null ? query.userIdIn(user) : query.groupIdIn(group)).singleResult();
        Authorization grant =
                found == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : found;
        boolean news = found == null;
        if (news) {
            grant.setGroupId(group);
            grant.setUserId(user);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        for (Permission permission : permissions) {
            if (!grant.isPermissionGranted(permission)) {
                grant.addPermission(permission);
                news = true;
            }
        }
        if (news) {
            authorizations.saveAuthorization(grant);
        }
    }
}
