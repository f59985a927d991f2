package io.meibo.issuing;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.CompletionEvidence;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The task may be completed once its assignee has said what becomes of the parcel. */
@Component
class ReturnedMailEvidence implements CompletionEvidence {

    private final ReturnedMail mail;

    ReturnedMailEvidence(ReturnedMail mail) {
        this.mail = mail;
    }

    @Override
    public String kind() {
        return ReturnedMail.EVIDENCE;
    }

    @Override
    public Optional<String> outcome(RegistrationId reference, String taskId, String taskKey, String assignee) {
        return mail.decided(reference, taskId, assignee);
    }
}
