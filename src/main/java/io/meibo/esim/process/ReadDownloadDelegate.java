package io.meibo.esim.process;

import io.meibo.esim.Profiles;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells how the download stands, by what notices have told so far. */
@Component
class ReadDownloadDelegate implements JavaDelegate {

    private final Profiles profiles;

    ReadDownloadDelegate(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        Profiles.Download download = profiles.download(data.registration());
        data.set(Vars.PROFILE_INSTALLED, download.installed());
        data.set(Vars.DOWNLOAD_STUCK, download.stuck());
    }
}
