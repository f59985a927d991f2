package io.meibo.review.process;

import io.meibo.review.Returns;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SetCorrectionTerms: how long the applicant may take to correct, and when he is reminded. */
@Component("setCorrectionTermsDelegate")
class SetCorrectionTermsDelegate implements JavaDelegate {

    private final Returns returns;

    SetCorrectionTermsDelegate(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        Returns.Time time = returns.time(data.registration());
        data.set(Vars.CORRECTION_WAIT, time.time().toString());
        data.set(Vars.CORRECTION_REMINDER, time.reminder().toString());
    }
}
