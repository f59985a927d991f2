package io.meibo.contract;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task of signing is done when its assignee has recorded the signature for it. */
@Component
class SignatureEvidence implements CompletionEvidence {

    static final String KIND = "signature";

    private final ContractStore store;

    SignatureEvidence(ContractStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return store.hasEvidence(reference, taskId, assignee) ? Optional.of("signed") : Optional.empty();
    }
}
