package io.meibo.workflow;

import io.meibo.shared.RegistrationId;

/**
 * The engine as the rest of the house sees it. All verbs take part in the caller's transaction: the row and the process
 * move together or not at all.
 */
public interface RegistrationFlow {

    /** Which process runs for a registration: its key and the engine's id of the instance. */
    record Started(String processKey, String instanceId) {}

    /**
     * Starts the process of that key for a draft. The engine itself claims the draft (see {@link CaseStarts}); a
     * reference without a draft, or a second start, is refused with {@code NOT_A_DRAFT}.
     */
    Started start(String processKey, RegistrationId reference);

    /** Tells the registration's process what happened; false where nothing waits for it. */
    boolean tell(RegistrationId reference, FlowMessage message);

    /** Hands a stored notice to its delivery process. */
    void deliverNotice(String noticeId);
}
