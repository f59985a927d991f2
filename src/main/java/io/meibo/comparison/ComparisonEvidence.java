package io.meibo.comparison;

import io.meibo.register.ComparisonLog;
import io.meibo.register.ComparisonLog.Compared;
import io.meibo.register.ComparisonOutcome;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A comparison may be completed once its assignee has said what was found, and nobody compares what he entered or
 * corrected. One pair found to be misuse is enough to call the whole so.
 */
@Component
class ComparisonEvidence implements CompletionEvidence {

    static final String KIND = "comparison";
    static final String MISUSE = "misuse";
    static final String NO_MISUSE = "no-misuse";

    private final ComparisonLog log;
    private final Register register;

    ComparisonEvidence(ComparisonLog log, Register register) {
        this.log = log;
        this.register = register;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        List<Compared> findings = log.ofTask(taskId);
        boolean made = !findings.isEmpty()
                && findings.stream()
                        .allMatch(finding -> finding.reference().equals(reference)
                                && finding.comparedBy().equals(assignee));
        if (!made) {
            return Optional.empty();
        }
        boolean misuse = findings.stream().anyMatch(finding -> finding.outcome() == ComparisonOutcome.MISUSE);
        return Optional.of(misuse ? MISUSE : NO_MISUSE);
    }

    @Override
    public boolean mayTake(RegistrationId reference, String taskKey, String userId) {
        return !register.hadHand(reference, userId, "entered", "corrected");
    }
}
