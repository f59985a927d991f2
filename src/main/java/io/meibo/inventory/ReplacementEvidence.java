package io.meibo.inventory;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task may be completed once its assignee has bound the new card for it. */
@Component
class ReplacementEvidence implements CompletionEvidence {

    private final CardReplacements replacements;

    ReplacementEvidence(CardReplacements replacements) {
        this.replacements = replacements;
    }

    @Override
    public String kind() {
        return CardReplacements.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return replacements.isRecorded(taskId, assignee) ? Optional.of("replaced") : Optional.empty();
    }
}
