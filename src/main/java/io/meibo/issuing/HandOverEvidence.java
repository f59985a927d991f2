package io.meibo.issuing;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The task may be completed once its assignee has recorded the hand-over for it. A posted card is told apart: it is on
 * its way, not in the applicant's hands.
 */
@Component
class HandOverEvidence implements CompletionEvidence {

    private final HandOvers handOvers;

    HandOverEvidence(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public String kind() {
        return HandOvers.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return handOvers
                .methodRecorded(taskId, assignee)
                .map(method -> HandOvers.POST.equals(method) ? "posted" : "handed-over");
    }
}
