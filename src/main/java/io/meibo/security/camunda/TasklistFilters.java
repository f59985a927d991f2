package io.meibo.security.camunda;

import io.meibo.shared.Role;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters people find in Tasklist. Expressions in stored queries are off, so that "my" is a filter for each user
 * and "my groups'" one for each group, and the time in "overdue" is moved on by {@link OverdueClock}. Names are keys:
 * Tasklist shows them in the browser's language.
 */
@Component
@SuppressWarnings("JavaUtilDate")
final class TasklistFilters {

    static final List<Role> WORKERS = List.of(Role.CLERK, Role.REVIEWER, Role.SENIOR_REVIEWER, Role.MANAGER);

    private static final String OVERDUE = "meibo.filter.overdue.";

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;
    private final Clock clock;

    TasklistFilters(FilterService filters, TaskService tasks, Grants grants, Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.clock = clock;
    }

    /** Makes the groups' filters that are missing. */
    void ensureForGroups() {
        for (Role role : WORKERS) {
            String group = role.code();
            grants.readFilter(
                    role,
                    ensure(
                            "meibo.filter.group." + group,
                            20,
                            tasks.createTaskQuery().taskCandidateGroup(group).taskUnassigned()));
            grants.readFilter(role, ensure(OVERDUE + group, 30, overdue(group)));
        }
        String returned = ensure(
                "meibo.filter.returned", 40, tasks.createTaskQuery().taskDefinitionKey("Task_CorrectRegistration"));
        WORKERS.forEach(role -> grants.readFilter(role, returned));
        grants.readFilter(Role.MANAGER, ensure("meibo.filter.all", 50, tasks.createTaskQuery()));
    }

    /** Makes the filter of one user's own tasks, where it is missing; gives its id. */
    String ensureForUser(String user) {
        return ensure("meibo.filter.mine." + user, 10, tasks.createTaskQuery().taskAssignee(user));
    }

    /** Moves the time in the filters of overdue tasks on to now. */
    void refreshOverdue() {
        for (Role role : WORKERS) {
            Filter filter = filters.createTaskFilterQuery()
                    .filterName(OVERDUE + role.code())
                    .singleResult();
            if (filter != null) {
                filters.saveFilter(filter.setQuery(overdue(role.code())));
            }
        }
    }

    private TaskQuery overdue(String group) {
        return tasks.createTaskQuery()
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .dueBefore(Date.from(clock.instant()));
    }

    private String ensure(String name, int priority, TaskQuery query) {
        Filter found = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (found != null) {
            return found.getId();
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "refresh", true, "showUndefinedVariable", false));
        return filters.saveFilter(filter).getId();
    }
}
