package io.meibo.card;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The yearly review may be completed once its assignee has said whether the concession still stands. */
@Component
class ConcessionEvidence implements CompletionEvidence {

    private final Concessions concessions;

    ConcessionEvidence(Concessions concessions) {
        this.concessions = concessions;
    }

    @Override
    public String kind() {
        return Concessions.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return concessions.outcome(reference, taskId, assignee);
    }
}
