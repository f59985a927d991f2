package io.meibo.inventory.process;

import io.meibo.inventory.Reservations;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reserves a number and a SIM, or puts the registration in line; says which in {@code reservation}. */
@Component
class ReserveNumberAndSimDelegate implements JavaDelegate {

    private final Reservations reservations;

    ReserveNumberAndSimDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.RESERVATION, reservations.reserve(data.registration()).code());
    }
}
