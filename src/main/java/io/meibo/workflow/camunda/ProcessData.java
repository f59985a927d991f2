package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.Vars.Var;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Typed reads and writes of an execution, for delegates: the registration it is about, and declared variables only. */
public final class ProcessData {

    private final DelegateExecution execution;

    private ProcessData(DelegateExecution execution) {
        this.execution = execution;
    }

    public static ProcessData of(DelegateExecution execution) {
        return new ProcessData(execution);
    }

    /** The registration this process is about: its business key. */
    public RegistrationId registration() {
        return new RegistrationId(execution.getProcessBusinessKey());
    }

    /** The business key as it is, for processes that are not about a registration. */
    public String businessKey() {
        return execution.getProcessBusinessKey();
    }

    public <T> T get(Var<T> variable) {
        Object value = execution.getVariable(variable.name());
        if (value == null) {
            throw new IllegalStateException("process variable " + variable.name() + " is not set");
        }
        return variable.type().cast(value instanceof Date date ? EngineDates.toLocalDate(date) : value);
    }

    public <T> ProcessData set(Var<T> variable, T value) {
        execution.setVariable(variable.name(), value instanceof LocalDate day ? EngineDates.toDate(day) : value);
        return this;
    }

    /** The engine knows dates as java.util.Date only; a day is its midnight in the machine's zone, as DMN reads it. */
    @SuppressWarnings("JavaUtilDate")
    static final class EngineDates {

        private EngineDates() {}

        static Date toDate(LocalDate day) {
            return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
        }

        static LocalDate toLocalDate(Date date) {
            return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
        }
    }
}
