package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the profile downloadable; tells whether a clerk shows its code. */
@Component
class ReleaseProfileDelegate implements JavaDelegate {

    private final Profiles profiles;

    ReleaseProfileDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.CODE_AT_COUNTER, profiles.release(data.registration()));
    }
}
