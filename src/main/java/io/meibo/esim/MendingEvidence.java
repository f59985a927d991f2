package io.meibo.esim;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A stuck download may be sent on once its clerk has said how. */
@Component
class MendingEvidence implements CompletionEvidence {

    private final Mendings mendings;

    MendingEvidence(Mendings mendings) {
        this.mendings = mendings;
    }

    @Override
    public String kind() {
        return Mendings.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return mendings.outcome(reference, taskId, assignee);
    }
}
