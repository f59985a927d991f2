package io.meibo.intake;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A correction task may be completed once its assignee has stored a correction for it. */
@Component
class CorrectionEvidence implements CompletionEvidence {

    private final Intake.IntakeStore store;

    CorrectionEvidence(Intake.IntakeStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "correction";
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return store.correctionStored(taskId, assignee) ? Optional.of("corrected") : Optional.empty();
    }
}
