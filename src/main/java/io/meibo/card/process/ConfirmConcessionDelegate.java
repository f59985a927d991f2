package io.meibo.card.process;

import io.meibo.card.Concessions;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The concession holds for another year. */
@Component
class ConfirmConcessionDelegate implements JavaDelegate {

    private final Concessions concessions;

    ConfirmConcessionDelegate(Concessions concessions) {
        this.concessions = concessions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concessions.confirm(ProcessData.of(execution).registration());
    }
}
