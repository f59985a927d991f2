package io.meibo.workflow;

import io.meibo.shared.RegistrationId;
import java.time.LocalDate;

/** What the engine asks when somebody starts a registration's process, over whichever way in. */
public interface CaseStarts {

    /** The impersonal facts a process runs on. */
    record Facts(
            String product,
            String country,
            String channel,
            String verification,
            String documentType,
            String deliveryForm,
            LocalDate appliedOn) {}

    /**
     * Claims the draft for this process instance, once. Refuses ({@code NOT_A_DRAFT}) where there is no draft of that
     * reference, where it is started already, or where its product has another process.
     */
    Facts claim(RegistrationId reference, String processKey, String instanceId);
}
