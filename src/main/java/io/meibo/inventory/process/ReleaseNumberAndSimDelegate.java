package io.meibo.inventory.process;

import io.meibo.inventory.Reservations;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives back what an ended registration holds or waits for. */
@Component
class ReleaseNumberAndSimDelegate implements JavaDelegate {

    /** The part that undid everything before profiles were ordered; cases of that time still end by it. */
    private static final String BEFORE_ORDERS = "give-back:";

    private final Reservations reservations;

    ReleaseNumberAndSimDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (execution.getProcessDefinitionId().startsWith(BEFORE_ORDERS)) {
            reservations.releaseWithProfile(ProcessData.of(execution).registration());
        } else {
            reservations.release(ProcessData.of(execution).registration());
        }
    }
}
