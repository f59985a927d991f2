package io.meibo.deposit;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task of matching is done when its assignee has decided about the money for it. */
@Component
class MatchingEvidence implements CompletionEvidence {

    static final String KIND = "matching";

    private final Matters matters;

    MatchingEvidence(Matters matters) {
        this.matters = matters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** No registration has such a task. */
    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return Optional.empty();
    }

    @Override
    public Optional<String> outcomeAbout(String about, String taskId, String taskKey, String assignee) {
        return matters.find(about)
                .filter(matter -> matter.decision() != null)
                .filter(matter -> taskId.equals(matter.taskId()) && assignee.equals(matter.decidedBy()))
                .map(matter -> "matched");
    }
}
