package io.meibo.workflow.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls as the house itself: our own verbs have checked who may do what, and the engine's authorisations
 * speak of tasks and instances, not of signatures and payments. The caller's authentication is put back afterwards.
 */
@Component
class AsHouse {

    private final IdentityService identity;

    AsHouse(IdentityService identity) {
        this.identity = identity;
    }

    <T> T call(Supplier<T> work) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }
}
