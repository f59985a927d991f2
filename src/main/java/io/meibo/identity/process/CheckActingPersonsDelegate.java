package io.meibo.identity.process;

import io.meibo.identity.ActingPersonsChecks;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CheckActingPersons: checks who acts for or with the applicant. */
@Component("checkActingPersonsDelegate")
class CheckActingPersonsDelegate implements JavaDelegate {

    private final ActingPersonsChecks checks;

    CheckActingPersonsDelegate(ActingPersonsChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.ACTING_PERSONS_RESULT,
                checks.checkActingPersons(data.registration()).code());
    }
}
