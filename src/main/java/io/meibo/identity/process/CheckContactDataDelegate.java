package io.meibo.identity.process;

import io.meibo.identity.IdentityChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckContactData: checks phone, mail and address. */
@Component("checkContactDataDelegate")
class CheckContactDataDelegate implements JavaDelegate {

    private final IdentityChecks checks;

    CheckContactDataDelegate(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.CONTACT_RESULT,
                checks.checkContactData(data.registration()).code());
    }
}
