package io.meibo.workflow.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the house's listeners and the guard of variables and the ear for decisions into the engine. */
@Component
class WorkflowPlugin extends AbstractProcessEnginePlugin {

    private final ModelListeners listeners;

    private final EvaluationListener evaluations;

    WorkflowPlugin(
            StartGuard startGuard,
            TaskGuard taskGuard,
            StagePublisher stages,
            DecisionPublisher decisions,
            EvaluationListener evaluations,
            ServiceClockTimes times) {
        this.listeners = new ModelListeners(startGuard, taskGuard, stages, decisions, times);
        this.evaluations = evaluations;
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
        if (configuration.getDmnEngineConfiguration() == null) {
            configuration.setDmnEngineConfiguration(new DefaultDmnEngineConfiguration());
        }
        configuration
                .getDmnEngineConfiguration()
                .getCustomPostDecisionTableEvaluationListeners()
                .add(evaluations);
        configuration.setCustomIncidentHandlers(List.of(new DueAtOnceAfterRepair()));
    }
}
