package io.meibo.identity.process;

import io.meibo.identity.IdentityChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckDuplicate: looks for other registrations of the same person or document. */
@Component("checkDuplicateDelegate")
class CheckDuplicateDelegate implements JavaDelegate {

    private final IdentityChecks checks;

    CheckDuplicateDelegate(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.DUPLICATE_RESULT,
                checks.checkDuplicate(data.registration()).code());
    }
}
