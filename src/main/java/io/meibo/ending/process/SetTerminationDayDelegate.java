package io.meibo.ending.process;

import io.meibo.ending.LineEnds;
import io.meibo.workflow.Vars;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells how long the process waits until the last day of service is over. */
@Component
class SetTerminationDayDelegate implements JavaDelegate {

    private final LineEnds ends;

    SetTerminationDayDelegate(LineEnds ends) {
        this.ends = ends;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ProcessData data = ProcessData.of(execution);
        data.set(
                Vars.TERMINATION_WAIT,
                ends.timeUntilClosing(data.registration()).toString());
    }
}
