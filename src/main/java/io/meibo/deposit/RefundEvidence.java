package io.meibo.deposit;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task of paying back is done when its assignee has recorded the refund for it and nothing is owed. This is asked
 * in the completion's own transaction: from then on what comes late needs a task of its own.
 */
@Component
class RefundEvidence implements CompletionEvidence {

    static final String KIND = "refund";

    private final Register register;
    private final Ledger ledger;
    private final Returns returns;

    RefundEvidence(Register register, Ledger ledger, Returns returns) {
        this.register = register;
        this.ledger = ledger;
        this.returns = returns;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        register.lock(reference);
        if (!ledger.hasEvidence(reference, taskId, KIND, assignee)
                || ledger.of(reference).owesBack()) {
            return Optional.empty();
        }
        returns.end(reference);
        return Optional.of("refunded");
    }
}
