package io.meibo.security.camunda;

import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Who may move a task between people, on whichever way in: one takes a free task for oneself and puts one's own task
 * back; only a manager or administrator gives a task to somebody else or takes it away from him. The engine's own
 * permission (TASK_ASSIGN, needed to put a task back) does not tell these apart.
 */
final class AssignmentGuard extends AbstractBpmnParseListener {

    private static final List<String> MAY_MOVE_OTHERS = List.of(Role.MANAGER.code(), Role.CAMUNDA_ADMIN.code());

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> check((TaskEntity) task));
    }

    private static void check(TaskEntity task) {
        Authentication caller =
                Context.getProcessEngineConfiguration().getIdentityService().getCurrentAuthentication();
        if (caller == null || caller.getUserId() == null || mayMoveOthers(caller)) {
            return;
        }
        if (!isSelfOrNobody(task.getAssignee(), caller) || !isSelfOrNobody(before(task), caller)) {
            throw new BadUserRequestException("NOT_YOUR_TASK", Refusal.forbidden("NOT_YOUR_TASK"));
        }
    }

    private static @Nullable String before(TaskEntity task) {
        var change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        return change == null ? null : (String) change.getOrgValue();
    }

    private static boolean isSelfOrNobody(@Nullable String user, Authentication caller) {
        return user == null || user.equals(caller.getUserId());
    }

    private static boolean mayMoveOthers(Authentication caller) {
        return caller.getGroupIds() != null && caller.getGroupIds().stream().anyMatch(MAY_MOVE_OTHERS::contains);
    }
}
