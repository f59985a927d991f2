package io.meibo.review;

import io.meibo.register.DecisionLog;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A review may be completed only with a decision stored by the same assignee for that very task. */
@Component
class DecisionEvidence implements CompletionEvidence {

    static final String KIND = "decision";

    private final DecisionLog decisions;
    private final FourEyes fourEyes;

    DecisionEvidence(DecisionLog decisions, FourEyes fourEyes) {
        this.decisions = decisions;
        this.fourEyes = fourEyes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return decisions
                .ofTask(taskId)
                .filter(decision -> decision.reference().equals(reference)
                        && decision.decidedBy().equals(assignee))
                .map(decision -> decision.outcome().code());
    }

    @Override
    public boolean mayTake(RegistrationId reference, String taskKey, String userId) {
        return fourEyes.allow(reference, taskKey, userId);
    }
}
