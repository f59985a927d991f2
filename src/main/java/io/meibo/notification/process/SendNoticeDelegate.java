package io.meibo.notification.process;

import io.meibo.notification.Notices;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** "Send notice": delivers the notice whose id is the business key. */
@Component
class SendNoticeDelegate implements JavaDelegate {

    private final Notices notices;

    SendNoticeDelegate(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.deliver(ProcessData.of(execution).businessKey());
    }
}
