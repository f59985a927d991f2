package io.meibo.ending;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task is done when its assignee has said whether the contract is cancelled. */
@Component
class CancellationEvidence implements CompletionEvidence {

    private final LineEndStore store;

    CancellationEvidence(LineEndStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return LineEnds.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return store.decision(reference, taskId, assignee);
    }
}
