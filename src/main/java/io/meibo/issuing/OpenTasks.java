package io.meibo.issuing;

import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;

/** Finds the human task a verb is done for; only its assignee may do it. */
final class OpenTasks {

    private OpenTasks() {}

    /** The task of that id, which must be of this registration and kind; refuses with {@code NOT_YOUR_TASK}. */
    static HumanTask mine(HumanTasks tasks, RegistrationId reference, String taskId, String evidence, Actor actor) {
        HumanTask task = tasks.find(taskId)
                .filter(open -> open.registration().equals(reference) && evidence.equals(open.evidence()))
                .orElseThrow(Refusal::notFound);
        return requireAssignee(task, actor);
    }

    /** The registration's open task of that kind. */
    static HumanTask mine(HumanTasks tasks, RegistrationId reference, String evidence, Actor actor) {
        HumanTask task = tasks.of(reference, actor).stream()
                .filter(open -> evidence.equals(open.evidence()))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("NOT_YOUR_TASK"));
        return requireAssignee(task, actor);
    }

    private static HumanTask requireAssignee(HumanTask task, Actor actor) {
        if (!actor.id().equals(task.assignee())) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        return task;
    }
}
