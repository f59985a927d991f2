package io.meibo.portrait;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A comparison may be completed once its assignee has said what he sees, and nobody compares whom he entered or
 * corrected. A match that the service doubts is told apart ({@code match-doubted}): the table sends it to two people.
 */
@Component
class PortraitEvidence implements CompletionEvidence {

    static final String KIND = "portrait";

    private final Comparisons comparisons;
    private final Register register;

    PortraitEvidence(Comparisons comparisons, Register register) {
        this.comparisons = comparisons;
        this.register = register;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return comparisons
                .ofTask(taskId)
                .filter(judgement -> judgement.reference().equals(reference)
                        && judgement.judgedBy().equals(assignee))
                .map(judgement -> judgement.result() == PortraitResult.MATCH && isDoubted(judgement)
                        ? "match-doubted"
                        : judgement.result().code());
    }

    @Override
    public boolean mayTake(RegistrationId reference, String taskKey, String userId) {
        return !register.hadHand(reference, userId, "entered", "corrected");
    }

    private boolean isDoubted(Comparisons.Judgement judgement) {
        return comparisons
                .heard(judgement.reference(), judgement.round())
                .filter(Comparisons.Heard::isDoubt)
                .isPresent();
    }
}
