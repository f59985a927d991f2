package io.meibo.contract.process;

import io.meibo.contract.Contracts;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the contract of an ended registration as cancelled. */
@Component
class CancelContractDelegate implements JavaDelegate {

    private final Contracts contracts;

    CancelContractDelegate(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.cancel(ProcessData.of(execution).registration());
    }
}
