package io.meibo.workflow.camunda;

import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Policy tables, evaluated by the engine's decision service. */
@Component
class CamundaDecisions implements Decisions {

    private final DecisionService decisions;
    private final AsHouse asHouse;

    CamundaDecisions(DecisionService decisions, AsHouse asHouse) {
        this.decisions = decisions;
        this.asHouse = asHouse;
    }

    @Override
    public List<Map<String, Object>> evaluate(String table, Map<String, ?> inputs) {
        VariableMap variables = Variables.createVariables();
        inputs.forEach((name, value) ->
                variables.putValue(name, value instanceof LocalDate day ? ProcessData.EngineDates.toDate(day) : value));
        return asHouse.call(
                () -> decisions.evaluateDecisionTableByKey(table, variables).getResultList());
    }
}
