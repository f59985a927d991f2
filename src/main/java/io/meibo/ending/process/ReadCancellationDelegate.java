package io.meibo.ending.process;

import io.meibo.ending.LineEnds;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whether the right to cancel is certain. */
@Component
class ReadCancellationDelegate implements JavaDelegate {

    private final LineEnds ends;

    ReadCancellationDelegate(LineEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(Vars.CANCELLATION_CERTAIN, ends.isGranted(data.registration()));
    }
}
