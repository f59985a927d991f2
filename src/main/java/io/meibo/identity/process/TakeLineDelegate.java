package io.meibo.identity.process;

import io.meibo.identity.line.Lines;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_TakeLine: an approved registration has a place under the limit of lines, or beyond it by a person's decision. */
@Component("takeLineDelegate")
class TakeLineDelegate implements JavaDelegate {

    private final Lines lines;

    TakeLineDelegate(Lines lines) {
        this.lines = lines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lines.take(ProcessData.of(execution).registration());
    }
}
