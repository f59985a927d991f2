package io.meibo.identity.process;

import io.meibo.identity.IdentityChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckLineLimit: counts the lines the person holds. */
@Component("checkLineLimitDelegate")
class CheckLineLimitDelegate implements JavaDelegate {

    private final IdentityChecks checks;

    CheckLineLimitDelegate(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.LINE_LIMIT_RESULT,
                checks.checkLineLimit(data.registration()).code());
    }
}
