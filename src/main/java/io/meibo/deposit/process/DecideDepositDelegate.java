package io.meibo.deposit.process;

import io.meibo.deposit.Deposits;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the deposit the policy wants and tells the process whether there is one. */
@Component
class DecideDepositDelegate implements JavaDelegate {

    private final Deposits deposits;

    DecideDepositDelegate(Deposits deposits) {
        this.deposits = deposits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.DEPOSIT_REQUIRED, deposits.decide(data.registration()));
    }
}
