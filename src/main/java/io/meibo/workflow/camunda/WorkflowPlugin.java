package io.meibo.workflow.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the house's listeners and the guard of variables into the engine. */
@Component
class WorkflowPlugin extends AbstractProcessEnginePlugin {

    private final ModelListeners listeners;

    WorkflowPlugin(StartGuard startGuard, TaskGuard taskGuard, StagePublisher stages) {
        this.listeners = new ModelListeners(startGuard, taskGuard, stages);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> before = new ArrayList<>();
        if (configuration.getCustomPreBPMNParseListeners() != null) {
            before.addAll(configuration.getCustomPreBPMNParseListeners());
        }
        before.add(listeners);
        configuration.setCustomPreBPMNParseListeners(before);
        configuration.getCustomHistoryEventHandlers().add(new VariableGuard());
        configuration.setCustomIncidentHandlers(List.of(new DueAtOnceAfterRepair()));
    }
}
