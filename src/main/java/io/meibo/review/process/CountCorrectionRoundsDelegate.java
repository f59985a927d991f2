package io.meibo.review.process;

import io.meibo.review.Returns;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CountCorrectionRounds: whether the case may be sent back once more. */
@Component("countCorrectionRoundsDelegate")
class CountCorrectionRoundsDelegate implements JavaDelegate {

    private final Returns returns;

    CountCorrectionRoundsDelegate(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.ANOTHER_ROUND_ALLOWED, returns.anotherRound(data.registration()));
    }
}
