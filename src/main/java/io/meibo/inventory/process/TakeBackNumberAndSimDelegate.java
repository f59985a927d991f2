package io.meibo.inventory.process;

import io.meibo.inventory.Reservations;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes number and SIM back at the end of a line. */
@Component
class TakeBackNumberAndSimDelegate implements JavaDelegate {

    private final Reservations reservations;

    TakeBackNumberAndSimDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.takeBack(ProcessData.of(execution).registration());
    }
}
