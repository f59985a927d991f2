package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds a profile and puts its order on record. */
@Component
class HoldProfileDelegate implements JavaDelegate {

    private final Profiles profiles;

    HoldProfileDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        profiles.hold(ProcessData.of(execution).registration());
    }
}
