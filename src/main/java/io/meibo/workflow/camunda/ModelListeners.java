package io.meibo.workflow.camunda;

import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Hangs the house's listeners on every model as it is parsed: the guard of starts on each process, the guard of tasks on
 * each human task, the stage listener on each element that says where a case stands, the listener of decisions on each
 * business rule task. No model can forget them.
 */
class ModelListeners extends AbstractBpmnParseListener {

    private final StartGuard startGuard;
    private final TaskGuard taskGuard;
    private final StagePublisher stages;
    private final DecisionPublisher decisions;
    private final ServiceClockTimes times;

    ModelListeners(
            StartGuard startGuard,
            TaskGuard taskGuard,
            StagePublisher stages,
            DecisionPublisher decisions,
            ServiceClockTimes times) {
        this.startGuard = startGuard;
        this.taskGuard = taskGuard;
        this.stages = stages;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void parseProcess(Element processElement, ProcessDefinitionEntity processDefinition) {
        boolean standalone = "true".equals(ModelProperties.of(processElement).get("standalone"));
        processDefinition.addBuiltInListener(ExecutionListener.EVENTNAME_START, startGuard.forProcess(standalone));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Map<String, String> properties = ModelProperties.of(element);
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        TaskListener guard = taskGuard.forTask(properties);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, guard);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guard);
        if (times.areFor(properties)) {
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, times.forTask(properties));
        }
        listen(properties, activity);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        Map<String, String> properties = ModelProperties.of(element);
        listen(properties, activity);
        String result = properties.get("result");
        if (result != null) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, ResultWriter.of(result));
        }
    }

    @Override
    public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, decisions);
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        listen(ModelProperties.of(element), activity);
    }

    private void listen(Map<String, String> properties, ActivityImpl activity) {
        if (properties.containsKey("status")
                || properties.containsKey("awaiting")
                || properties.containsKey("notice")) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, stages.forElement(properties));
        }
    }
}
