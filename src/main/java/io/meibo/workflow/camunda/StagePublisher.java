package io.meibo.workflow.camunda;

import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the house, in the engine's transaction, that a case has reached an element at which the model says so. */
@Component
class StagePublisher {

    private final ApplicationEventPublisher events;
    private final Deadlines deadlines;
    private final ServiceClockTimes times;
    private final Clock clock;

    StagePublisher(ApplicationEventPublisher events, Deadlines deadlines, ServiceClockTimes times, Clock clock) {
        this.events = events;
        this.deadlines = deadlines;
        this.times = times;
        this.clock = clock;
    }

    ExecutionListener forElement(Map<String, String> properties) {
        return execution -> events.publishEvent(new StageEntered(
                new RegistrationId(execution.getProcessBusinessKey()),
                execution.getCurrentActivityId(),
                read(properties, "status", RegistrationStatus::of),
                read(properties, "awaiting", Awaiting::of),
                read(properties, "awaitingFrom", AwaitedFrom::of),
                until(execution, properties),
                properties.get("notice")));
    }

    /** The end of a wait: by a setting, by the service clock, or by a variable that a rule has filled. */
    private @Nullable OffsetDateTime until(DelegateExecution execution, Map<String, String> properties) {
        String deadline = properties.get("deadline");
        String variable = properties.get("wait");
        if (variable != null) {
            return OffsetDateTime.now(clock).plus(Deadlines.amount((String) execution.getVariable(variable)));
        }
        if (deadline == null) {
            return null;
        }
        return times.areFor(properties)
                ? times.dueAt(new RegistrationId(execution.getProcessBusinessKey()), deadline)
                : OffsetDateTime.now(clock).plus(deadlines.of(deadline));
    }

    private static <T> @Nullable T read(Map<String, String> properties, String name, Function<String, T> reader) {
        String value = properties.get(name);
        return value == null ? null : reader.apply(value);
    }
}
