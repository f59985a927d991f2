package io.meibo.issuing;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task may be completed once its assignee has recorded the activation for it. */
@Component
class ActivationEvidence implements CompletionEvidence {

    private final Activations activations;

    ActivationEvidence(Activations activations) {
        this.activations = activations;
    }

    @Override
    public String kind() {
        return Activations.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return activations.isRecorded(taskId, assignee) ? Optional.of("activated") : Optional.empty();
    }
}
