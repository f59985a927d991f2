package io.meibo.workflow;

import io.meibo.shared.RegistrationId;
import java.util.Optional;

/**
 * What must be on record before a human task may be completed, on whichever way. A feature gives one bean a kind; the
 * model names the kind on the task.
 */
public interface CompletionEvidence {

    /** The kind the models name, such as {@code decision}. */
    String kind();

    /**
     * The outcome stored for this very task by this very assignee, or empty where there is none yet. Where the model
     * names an outcome variable it gets this value.
     */
    Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee);

    /** Whether this user may take the task at all; four eyes are kept here. */
    default boolean mayTake(RegistrationId reference, String taskKey, String userId) {
        return true;
    }

    /**
     * As {@link #outcome}, for a task by the business key of its process, which is a registration's reference unless a
     * kind says otherwise.
     */
    default Optional<String> outcomeAbout(String about, String taskId, String taskKey, String assignee) {
        return RegistrationId.of(about).flatMap(reference -> outcome(reference, taskId, taskKey, assignee));
    }

    /** As {@link #mayTake}, for a task by the business key of its process. */
    default boolean mayTakeAbout(String about, String taskKey, String userId) {
        return RegistrationId.of(about)
                .map(reference -> mayTake(reference, taskKey, userId))
                .orElse(true);
    }
}
