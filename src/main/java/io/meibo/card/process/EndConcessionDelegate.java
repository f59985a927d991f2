package io.meibo.card.process;

import io.meibo.card.Concessions;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The concession is over. */
@Component
class EndConcessionDelegate implements JavaDelegate {

    private final Concessions concessions;

    EndConcessionDelegate(Concessions concessions) {
        this.concessions = concessions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concessions.end(ProcessData.of(execution).registration());
    }
}
