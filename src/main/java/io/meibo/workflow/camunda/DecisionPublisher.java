package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.DecisionMade;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the house, in the engine's transaction, what a table said that a process asked by itself. */
@Component
class DecisionPublisher implements ExecutionListener {

    private final EvaluationListener heard;
    private final ApplicationEventPublisher events;

    DecisionPublisher(EvaluationListener heard, ApplicationEventPublisher events) {
        this.heard = heard;
        this.events = events;
    }

    @Override
    public void notify(DelegateExecution execution) {
        events.publishEvent(new DecisionMade(new RegistrationId(execution.getProcessBusinessKey()), heard.take()));
    }
}
