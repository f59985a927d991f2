package io.meibo.inventory.process;

import io.meibo.inventory.Reservations;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds an eSIM profile early, where the registration is for one and there is one in stock. */
@Component
class HoldProfileDelegate implements JavaDelegate {

    private final Reservations reservations;

    HoldProfileDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.holdProfile(ProcessData.of(execution).registration());
    }
}
