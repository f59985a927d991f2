package io.meibo.workflow.camunda;

import io.meibo.shared.Refusal;
import io.meibo.workflow.CompletionEvidence;
import io.meibo.workflow.Vars;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The guard of human tasks, where Tasklist, REST and Java meet. Taking: only by a member of the task's groups whom the
 * feature does not bar (four eyes). Completing: only by the assignee himself, and only when what the task asks for is on
 * record for this very task. Nobody is exempt, administrators neither.
 */
@Component
class TaskGuard {

    private final ObjectProvider<CompletionEvidence> evidences;
    private final ObjectProvider<IdentityService> identity;

    TaskGuard(ObjectProvider<CompletionEvidence> evidences, ObjectProvider<IdentityService> identity) {
        this.evidences = evidences;
        this.identity = identity;
    }

    TaskListener forTask(Map<String, String> properties) {
        return task -> {
            try {
                if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName())) {
                    complete(task, properties);
                } else {
                    take(task, properties);
                }
            } catch (Refusal refusal) {
                throw new EngineRefusal(refusal);
            }
        };
    }

    private void take(DelegateTask task, Map<String, String> properties) {
        String assignee = task.getAssignee();
        if (assignee == null) {
            return;
        }
        boolean inGroup = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .anyMatch(group -> isMember(assignee, group));
        if (!inGroup) {
            throw Refusal.forbidden("NOT_YOUR_GROUPS_TASK");
        }
        if (!evidenceOf(properties)
                .map(evidence -> evidence.mayTakeAbout(about(task), task.getTaskDefinitionKey(), assignee))
                .orElse(true)) {
            throw Refusal.forbidden("FOUR_EYES");
        }
    }

    private void complete(DelegateTask task, Map<String, String> properties) {
        Authentication caller = identity.getObject().getCurrentAuthentication();
        String assignee = task.getAssignee();
        if (assignee == null || caller == null || !assignee.equals(caller.getUserId())) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        take(task, properties);
        Optional<CompletionEvidence> evidence = evidenceOf(properties);
        if (evidence.isEmpty()) {
            return;
        }
        String outcome = evidence.get()
                .outcomeAbout(about(task), task.getId(), task.getTaskDefinitionKey(), assignee)
                .orElseThrow(() ->
                        Refusal.wrongState("EVIDENCE_MISSING", evidence.get().kind()));
        String variable = properties.get("outcome");
        if (variable != null) {
            task.getExecution()
                    .setVariable(
                            Objects.requireNonNull(Vars.BY_NAME.get(variable)).name(), outcome);
        }
    }

    private boolean isMember(String user, String group) {
        for (Group found : identity.getObject()
                .createGroupQuery()
                .groupMember(user)
                .groupId(group)
                .unlimitedList()) {
            return found != null;
        }
        return false;
    }

    private Optional<CompletionEvidence> evidenceOf(Map<String, String> properties) {
        String kind = properties.get("evidence");
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(evidences.stream()
                .filter(evidence -> evidence.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no evidence of kind " + kind)));
    }

    /** The registration's reference, or the id of what else the process is about. */
    private static String about(DelegateTask task) {
        return Objects.requireNonNull(task.getExecution().getProcessBusinessKey(), "no business key");
    }
}
