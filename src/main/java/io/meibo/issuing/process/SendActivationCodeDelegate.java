package io.meibo.issuing.process;

import io.meibo.issuing.CardCodes;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the code that switches the card on. */
@Component
class SendActivationCodeDelegate implements JavaDelegate {

    private final CardCodes codes;

    SendActivationCodeDelegate(CardCodes codes) {
        this.codes = codes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        codes.send(ProcessData.of(execution).registration());
    }
}
