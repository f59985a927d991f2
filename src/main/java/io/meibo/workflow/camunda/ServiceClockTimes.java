package io.meibo.workflow.camunda;

import io.meibo.shared.RegistrationId;
import io.meibo.workflow.ServiceLevel;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Due and follow-up dates of tasks that the model puts under the service clock: what remains of the service level, not
 * the whole of it again. The model's own dates are what they are when nothing is spent.
 */
@Component
class ServiceClockTimes {

    private static final String FOLLOW_UP = "-follow-up";

    private final ObjectProvider<ServiceLevel> level;
    private final Deadlines deadlines;

    ServiceClockTimes(ObjectProvider<ServiceLevel> level, Deadlines deadlines) {
        this.level = level;
        this.deadlines = deadlines;
    }

    boolean areFor(Map<String, String> properties) {
        return "service".equals(properties.get("clock")) && properties.containsKey("deadline");
    }

    OffsetDateTime dueAt(RegistrationId reference, String deadline) {
        return after(reference, deadlines.timeOf(deadline));
    }

    @SuppressWarnings("JavaUtilDate")
    TaskListener forTask(Map<String, String> properties) {
        String deadline = String.valueOf(properties.get("deadline"));
        return task -> {
            var reference = new RegistrationId(task.getExecution().getProcessBusinessKey());
            task.setDueDate(Date.from(dueAt(reference, deadline).toInstant()));
            task.setFollowUpDate(Date.from(
                    after(reference, deadlines.timeOf(deadline + FOLLOW_UP)).toInstant()));
        };
    }

    private OffsetDateTime after(RegistrationId reference, Duration allowed) {
        return level.getObject().dueAt(reference, allowed);
    }
}
