package io.meibo.intake;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A correction task may be completed once a correction is stored for it. Whoever holds the task by then may do so, since a
 * colleague may take it over between the two steps; who corrected is on record by itself.
 */
@Component
class CorrectionEvidence implements CompletionEvidence {

    private final IntakeStore store;

    CorrectionEvidence(IntakeStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "correction";
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return store.correctionStored(taskId) ? Optional.of("corrected") : Optional.empty();
    }
}
