package io.meibo.workflow;

import io.meibo.shared.RegistrationId;

/**
 * Processes that run beside a registration's own, mostly after its end: the yearly word on a concession, the end of a
 * line, a payment that goes back. They have the registration as business key and take no variables.
 */
public interface SideFlows {

    /** Begins the process of that key, in the caller's transaction; the caller sees to it that there is only one. */
    void begin(String processKey, RegistrationId reference);
}
