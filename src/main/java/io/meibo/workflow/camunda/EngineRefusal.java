package io.meibo.workflow.camunda;

import io.meibo.shared.Refusal;
import org.camunda.bpm.engine.BadUserRequestException;

/** A refusal on its way through the engine, in a shape that the engine's REST answers with 400. */
public class EngineRefusal extends BadUserRequestException {

    private final transient Refusal refusal;

    EngineRefusal(Refusal refusal) {
        super(refusal.code(), refusal);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The refusal inside this failure, or the failure itself where there is none. */
    static RuntimeException unwrap(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return failure;
    }
}
