package io.meibo.workflow;

import io.meibo.shared.RegistrationId;

/**
 * Processes that run beside a registration's own, mostly after its end: the yearly word on a concession, the end of a
 * line, a payment that goes back. They have the registration as business key and take no variables. A few are about
 * something that is no registration, such as money of nobody we know yet, and have its id as business key.
 */
public interface SideFlows {

    /** Begins the process of that key, in the caller's transaction; the caller sees to it that there is only one. */
    void begin(String processKey, RegistrationId reference);

    /** Begins a process about something that is no registration; its id must not read as a reference. */
    void beginAbout(String processKey, String id);

    /** Tells the process about that thing what happened; false where nothing waits for it. */
    boolean tellAbout(String id, FlowMessage message);
}
