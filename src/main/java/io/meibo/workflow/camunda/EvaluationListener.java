package io.meibo.workflow.camunda;

import io.meibo.workflow.Evaluation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hears of every evaluation of a table and keeps the latest of each thread until it is taken: the engine's own results
 * do not tell which rules spoke.
 */
@Component
class EvaluationListener implements DmnDecisionTableEvaluationListener {

    private final ThreadLocal<@Nullable DmnDecisionTableEvaluationEvent> latest = new ThreadLocal<>();

    @Override
    public void notify(DmnDecisionTableEvaluationEvent event) {
        latest.set(event);
    }

    /** The evaluation this thread has just made; throws where it made none since the last call. */
    Evaluation take() {
        DmnDecisionTableEvaluationEvent event = latest.get();
        latest.remove();
        if (event == null) {
            throw new IllegalStateException("no table was evaluated");
        }
        boolean deployed = event.getDecisionTable() instanceof DecisionDefinition;
        return new Evaluation(
                event.getDecisionTable().getKey(),
                deployed ? ((DecisionDefinition) event.getDecisionTable()).getVersion() : 0,
                deployed ? ((DecisionDefinition) event.getDecisionTable()).getDeploymentId() : "",
                event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList(),
                inputs(event),
                event.getMatchingRules().stream()
                        .map(rule -> row(rule.getOutputEntries().values()))
                        .toList());
    }

    /** Inputs go by the variable they read, which their labels do not tell. */
    private static Map<String, @Nullable Object> inputs(DmnDecisionTableEvaluationEvent event) {
        var columns = ((DmnDecisionTableImpl) event.getDecisionTable().getDecisionLogic()).getInputs();
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < event.getInputs().size(); i++) {
            inputs.put(
                    columns.get(i).getExpression().getExpression(),
                    plain(event.getInputs().get(i).getValue().getValue()));
        }
        return inputs;
    }

    private static Map<String, @Nullable Object> row(Collection<DmnEvaluatedOutput> outputs) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (DmnEvaluatedOutput output : outputs) {
            row.put(output.getOutputName(), plain(output.getValue().getValue()));
        }
        return Collections.unmodifiableMap(row);
    }

    @SuppressWarnings("JavaUtilDate")
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Date date ? ProcessData.EngineDates.toLocalDate(date) : value;
    }

    /** The inputs as the engine wants them. */
    static Map<String, @Nullable Object> forEngine(Map<String, ? extends @Nullable Object> inputs) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        inputs.forEach((name, value) ->
                variables.put(name, value instanceof LocalDate day ? ProcessData.EngineDates.toDate(day) : value));
        return variables;
    }
}
