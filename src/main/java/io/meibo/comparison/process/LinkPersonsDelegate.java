package io.meibo.comparison.process;

import io.meibo.comparison.ComparisonDesk;
import io.meibo.workflow.camunda.ProcessData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_LinkPersons: registrations found to be of one person are counted together from here on. */
@Component("linkPersonsDelegate")
class LinkPersonsDelegate implements JavaDelegate {

    private final ComparisonDesk desk;

    LinkPersonsDelegate(ComparisonDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.link(ProcessData.of(execution).registration());
    }
}
