package io.meibo.workflow.camunda;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * A job whose tries are used up waits for a person, not for the clock: its due date, an hour ahead after the last pause,
 * is taken away, so that a retry in Cockpit begins at once.
 */
class DueAtOnceAfterRepair extends DefaultIncidentHandler {

    DueAtOnceAfterRepair() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    public Incident handleIncident(IncidentContext context, @Nullable String message) {
        JobEntity job = Context.getCommandContext().getJobManager().findJobById(context.getConfiguration());
        if (job != null) {
            job.setDuedate(null);
        }
        return super.handleIncident(context, message);
    }
}
