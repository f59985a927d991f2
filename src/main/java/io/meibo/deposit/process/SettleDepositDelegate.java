package io.meibo.deposit.process;

import io.meibo.deposit.Deposits;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Turns what was received into what is owed back and tells the process whether that is anything. */
@Component
class SettleDepositDelegate implements JavaDelegate {

    private final Deposits deposits;

    SettleDepositDelegate(Deposits deposits) {
        this.deposits = deposits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.REFUND_DUE, deposits.settle(data.registration()));
    }
}
