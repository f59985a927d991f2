package io.meibo.workflow;

import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Human tasks as staff see them over our API; the engine's authorisations decide what is visible. */
public interface HumanTasks {

    /** An open human task. {@code key} is the element id in the model, {@code evidence} the kind it asks for. */
    record HumanTask(
            String id,
            String key,
            String name,
            RegistrationId registration,
            @Nullable String assignee,
            List<String> candidateGroups,
            @Nullable OffsetDateTime due,
            @Nullable OffsetDateTime followUp,
            @Nullable String evidence) {}

    /** An open human task about something that is no registration: {@code about} is its process's business key. */
    record OtherTask(String id, String key, String about, @Nullable String assignee, @Nullable String evidence) {}

    /** Open tasks of a registration that this actor may see. */
    List<HumanTask> of(RegistrationId reference, Actor actor);

    /** One open task, whoever asks; for guards inside the house, never for an answer to a caller. */
    Optional<HumanTask> find(String taskId);

    /**
     * The open task for which a fact is about to be stored: it is of this registration, asks for this kind of evidence
     * and is assigned to this actor. Otherwise {@code NOT_FOUND} (404) or {@code NOT_YOUR_TASK} (403).
     */
    default HumanTask held(String taskId, RegistrationId reference, String evidence, Actor actor) {
        HumanTask task = find(taskId)
                .filter(open -> open.registration().equals(reference) && evidence.equals(open.evidence()))
                .orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        return task;
    }

    /** One open task about something that is no registration, whoever asks; as {@link #find}. */
    default Optional<OtherTask> findOther(String taskId) {
        return Optional.empty();
    }

    /** As {@link #held}, for a task about something that is no registration. */
    default OtherTask heldOther(String taskId, String evidence, Actor actor) {
        OtherTask task = findOther(taskId)
                .filter(open -> evidence.equals(open.evidence()))
                .orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        return task;
    }

    /** References of registrations with an open task assigned to this user. */
    Set<RegistrationId> assignedTo(String userId);

    void claim(String taskId, Actor actor);

    void unclaim(String taskId, Actor actor);

    /** Completes; refuses with {@code EVIDENCE_MISSING} (409) where what the task asks for is not stored. */
    void complete(String taskId, Actor actor);
}
