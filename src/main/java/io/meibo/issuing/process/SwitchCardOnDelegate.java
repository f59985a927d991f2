package io.meibo.issuing.process;

import io.meibo.issuing.Activations;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Switches a prepaid card on, once a person has said yes. */
@Component
class SwitchCardOnDelegate implements JavaDelegate {

    private final Activations activations;

    SwitchCardOnDelegate(Activations activations) {
        this.activations = activations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        activations.switchOn(ProcessData.of(execution).registration());
    }
}
