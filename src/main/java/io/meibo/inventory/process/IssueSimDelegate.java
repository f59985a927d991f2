package io.meibo.inventory.process;

import io.meibo.inventory.Reservations;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Binds the reserved number and SIM to their holder for good. */
@Component
class IssueSimDelegate implements JavaDelegate {

    private final Reservations reservations;

    IssueSimDelegate(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reservations.issue(ProcessData.of(execution).registration());
    }
}
