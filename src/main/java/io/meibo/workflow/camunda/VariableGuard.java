package io.meibo.workflow.camunda;

import io.meibo.shared.Refusal;
import io.meibo.workflow.Vars;
import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Refuses, in the writer's own transaction, any process variable that is not declared in {@link Vars}. */
class VariableGuard implements HistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity variable
                && !Vars.BY_NAME.containsKey(variable.getVariableName())) {
            throw new EngineRefusal(Refusal.notReadable("VARIABLE_NOT_DECLARED"));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
