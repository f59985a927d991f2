package io.meibo.card.process;

import io.meibo.card.Concessions;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the yearly review where the card has one. */
@Component
class PlanYearlyReviewDelegate implements JavaDelegate {

    private final Concessions concessions;

    PlanYearlyReviewDelegate(Concessions concessions) {
        this.concessions = concessions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concessions.plan(ProcessData.of(execution).registration());
    }
}
