package io.meibo.esim;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clerk's part at the counter is done once the code was seen, on his screen or on the applicant's own page. */
@Component
class CodeShownEvidence implements CompletionEvidence {

    private final ActivationCodes codes;

    CodeShownEvidence(ActivationCodes codes) {
        this.codes = codes;
    }

    @Override
    public String kind() {
        return ActivationCodes.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return codes.isShown(reference) ? Optional.of("shown") : Optional.empty();
    }
}
