package io.meibo.contract.process;

import io.meibo.contract.Contracts;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Prepares the contract's document. */
@Component
class PrepareContractDelegate implements JavaDelegate {

    private final Contracts contracts;

    PrepareContractDelegate(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.prepare(ProcessData.of(execution).registration());
    }
}
