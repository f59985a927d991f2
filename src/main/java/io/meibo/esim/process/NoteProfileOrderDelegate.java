package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the order of the held profile on record. */
@Component
class NoteProfileOrderDelegate implements JavaDelegate {

    private final Profiles profiles;

    NoteProfileOrderDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        profiles.note(ProcessData.of(execution).registration());
    }
}
