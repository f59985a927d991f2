package io.meibo.card.process;

import io.meibo.card.CardTerms;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the process whether the card is made out to a person. */
@Component
class ReadCardTermsDelegate implements JavaDelegate {

    private final CardTerms terms;

    ReadCardTermsDelegate(CardTerms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.HOLDER_NAMED, terms.isNamed(data.registration()));
    }
}
