package io.meibo.issuing.process;

import io.meibo.issuing.HandOvers;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes whether the SIM goes out by post. */
@Component
class PlanDeliveryDelegate implements JavaDelegate {

    private final HandOvers handOvers;

    PlanDeliveryDelegate(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.BY_POST, handOvers.goesByPost(data.registration()));
    }
}
