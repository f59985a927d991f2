package io.meibo.identity.process;

import io.meibo.identity.IdentityChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckCompleteness: checks whether all pages are there. */
@Component("checkCompletenessDelegate")
class CheckCompletenessDelegate implements JavaDelegate {

    private final IdentityChecks checks;

    CheckCompletenessDelegate(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.COMPLETENESS_RESULT,
                checks.checkCompleteness(data.registration()).code());
    }
}
