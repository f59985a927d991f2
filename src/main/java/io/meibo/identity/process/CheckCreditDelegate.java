package io.meibo.identity.process;

import io.meibo.identity.IdentityChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckCredit: asks about unpaid bills. */
@Component("checkCreditDelegate")
class CheckCreditDelegate implements JavaDelegate {

    private final IdentityChecks checks;

    CheckCreditDelegate(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.CREDIT_RESULT, checks.checkCredit(data.registration()).code());
    }
}
