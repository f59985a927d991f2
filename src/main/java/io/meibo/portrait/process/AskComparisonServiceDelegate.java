package io.meibo.portrait.process;

import io.meibo.portrait.Portraits;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_AskMachine: has a service compare the pictures. */
@Component("askComparisonServiceDelegate")
class AskComparisonServiceDelegate implements JavaDelegate {

    private final Portraits portraits;

    AskComparisonServiceDelegate(Portraits portraits) {
        this.portraits = portraits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        portraits.askMachine(ProcessData.of(execution).registration());
    }
}
