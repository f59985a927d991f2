package io.meibo.workflow;

import io.meibo.shared.RegistrationId;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * The time the house has for a case, counted only while the case is the house's: what the engine asks for tasks that the
 * model puts under the service clock ({@code clock=service}).
 */
public interface ServiceLevel {

    /** When so much time of ours will be spent if the clock runs on from now; in the past where it is spent already. */
    OffsetDateTime dueAt(RegistrationId reference, Duration allowed);
}
