package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Orders the profile on record at the SM-DP+. */
@Component
class OrderProfileDelegate implements JavaDelegate {

    private final Profiles profiles;

    OrderProfileDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        profiles.order(ProcessData.of(execution).registration());
    }
}
