package io.meibo.inventory.process;

import io.meibo.inventory.CardReplacements;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody came for the new card in time. */
@Component
class LapseReplacementDelegate implements JavaDelegate {

    private final CardReplacements replacements;

    LapseReplacementDelegate(CardReplacements replacements) {
        this.replacements = replacements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        replacements.lapse(ProcessData.of(execution).registration());
    }
}
