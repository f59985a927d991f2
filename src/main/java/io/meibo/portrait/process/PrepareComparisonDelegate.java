package io.meibo.portrait.process;

import io.meibo.portrait.Portraits;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_PrepareComparison: forgets an earlier round's result and notes whether a machine may be asked. */
@Component("prepareComparisonDelegate")
class PrepareComparisonDelegate implements JavaDelegate {

    private final Portraits portraits;

    PrepareComparisonDelegate(Portraits portraits) {
        this.portraits = portraits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.PORTRAIT_RESULT, "none")
                .set(Vars.MACHINE_COMPARISON, portraits.mayAskMachine(data.registration()));
    }
}
