package io.meibo.issuing;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task may be completed once its assignee has said what he sees; nobody looks at whom he entered himself. */
@Component
class ActivationCheckEvidence implements CompletionEvidence {

    private final ActivationVerdicts verdicts;
    private final Register register;

    ActivationCheckEvidence(ActivationVerdicts verdicts, Register register) {
        this.verdicts = verdicts;
        this.register = register;
    }

    @Override
    public String kind() {
        return ActivationDesk.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return verdicts.ofTask(taskId)
                .filter(verdict -> verdict.reference().equals(reference)
                        && verdict.decidedBy().equals(assignee))
                .map(verdict -> verdict.outcome().code());
    }

    @Override
    public boolean mayTake(RegistrationId reference, String taskKey, String userId) {
        return !register.hadHand(reference, userId, "entered", "corrected");
    }
}
