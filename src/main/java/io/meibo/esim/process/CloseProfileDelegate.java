package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The profile of an ended line is out of use. */
@Component
class CloseProfileDelegate implements JavaDelegate {

    private final Profiles profiles;

    CloseProfileDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        profiles.close(ProcessData.of(execution).registration());
    }
}
