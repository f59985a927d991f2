package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task of collecting a deposit is done when its assignee has recorded payments for it and nothing is open. */
@Component
class PaymentEvidence implements CompletionEvidence {

    static final String KIND = "deposit";

    private final Ledger ledger;

    PaymentEvidence(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        if (!ledger.hasEvidence(reference, taskId, KIND, assignee)) {
            return Optional.empty();
        }
        Balances balances = ledger.of(reference);
        return balances.open().isPositive() ? Optional.empty() : Optional.of("paid");
    }
}
