package io.meibo.inventory;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A desk at which every clerk has the task he needs. */
final class StockDesk implements HumanTasks {

    @Override
    public List<HumanTask> of(RegistrationId reference, Actor actor) {
        return List.of(task(reference, actor));
    }

    @Override
    public Optional<HumanTask> find(String taskId) {
        return Optional.empty();
    }

    @Override
    public HumanTask held(String taskId, RegistrationId reference, String evidence, Actor actor) {
        return task(reference, actor);
    }

    @Override
    public Set<RegistrationId> assignedTo(String userId) {
        return Set.of();
    }

    @Override
    public void claim(String taskId, Actor actor) {}

    @Override
    public void unclaim(String taskId, Actor actor) {}

    @Override
    public void complete(String taskId, Actor actor) {}

    private static HumanTask task(RegistrationId reference, Actor actor) {
        return new HumanTask(
                "task-" + reference,
                "Task_ReplaceCard",
                "Replace card",
                reference,
                actor.id(),
                List.of("clerk"),
                null,
                null,
                CardReplacements.EVIDENCE);
    }
}
