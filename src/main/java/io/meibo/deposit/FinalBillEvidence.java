package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task of the final bill is done when its assignee has stated the debts for it. */
@Component
class FinalBillEvidence implements CompletionEvidence {

    static final String KIND = "final-bill";

    private final Ledger ledger;

    FinalBillEvidence(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return ledger.hasEvidence(reference, taskId, KIND, assignee) ? Optional.of("stated") : Optional.empty();
    }
}
