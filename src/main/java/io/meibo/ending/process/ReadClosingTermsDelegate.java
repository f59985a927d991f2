package io.meibo.ending.process;

import io.meibo.ending.LineEnds;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whether a final bill may be due. */
@Component
class ReadClosingTermsDelegate implements JavaDelegate {

    private final LineEnds ends;

    ReadClosingTermsDelegate(LineEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.FINAL_BILL_DUE, ends.isFinalBillDue(data.registration()));
    }
}
