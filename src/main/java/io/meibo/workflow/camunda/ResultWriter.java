package io.meibo.workflow.camunda;

import io.meibo.workflow.Vars;
import io.meibo.workflow.Vars.Var;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Writes what an end event says its part has come to ({@code clearance=approved}) into the declared text variable of
 * that name, for the model that called the part.
 */
record ResultWriter(Var<?> variable, String value) implements ExecutionListener {

    /** Reads {@code variable=value}; throws {@link IllegalArgumentException} for anything but a declared text. */
    static ResultWriter of(String result) {
        String[] parts = result.split("=", -1);
        Var<?> variable = parts.length == 2 ? Vars.BY_NAME.get(parts[0]) : null;
        if (variable == null || variable.type() != String.class || parts[1].isBlank()) {
            throw new IllegalArgumentException("not a result of a process: " + result);
        }
        return new ResultWriter(variable, parts[1]);
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(variable.name(), value);
    }
}
