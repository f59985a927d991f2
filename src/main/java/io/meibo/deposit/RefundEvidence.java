package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task of paying back is done when its assignee has recorded the refund for it and nothing is owed. */
@Component
class RefundEvidence implements CompletionEvidence {

    static final String KIND = "refund";

    private final Ledger ledger;

    RefundEvidence(Ledger ledger) {
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
        return balances.refundDue().isPositive() ? Optional.empty() : Optional.of("refunded");
    }
}
