package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the order back and says what has become of the profile. */
@Component
class CancelProfileDelegate implements JavaDelegate {

    private final Profiles profiles;

    CancelProfileDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        profiles.cancel(ProcessData.of(execution).registration());
    }
}
