package io.meibo.histories;

import io.meibo.shared.RegistrationId;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is open in the engine, read from its tables: thousands of histories ask thousands of times, and after a kill there
 * is no engine to ask.
 */
final class Books {

    /** Steps wait for nothing but their turn, deadlines for their day. */
    record Job(String id, boolean deadline) {}

    /** An open human task; {@code key} is the element in the model. */
    record Task(String id, String key) {}

    private static final String INSTANCES =
            "(SELECT id_ FROM act_ru_execution WHERE business_key_ = :reference AND parent_id_ IS NULL)";

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Job> steps(RegistrationId reference) {
        return jobs(reference).stream().filter(job -> !job.deadline()).toList();
    }

    /** Deadlines and reminders, due or not. */
    List<Job> deadlines(RegistrationId reference) {
        return jobs(reference).stream().filter(Job::deadline).toList();
    }

    private List<Job> jobs(RegistrationId reference) {
        return jdbc.sql("SELECT id_, type_ FROM act_ru_job WHERE process_instance_id_ IN " + INSTANCES
                        + " ORDER BY id_")
                .param("reference", reference.value())
                .query((row, n) -> new Job(row.getString(1), "timer".equals(row.getString(2))))
                .list();
    }

    /** Registrations with a step that waits for its turn. */
    List<RegistrationId> withSteps() {
        return jdbc.sql("SELECT DISTINCT e.business_key_ FROM act_ru_job j"
                        + " JOIN act_ru_execution e ON e.id_ = j.process_instance_id_"
                        + " JOIN registration r ON r.reference = e.business_key_ WHERE j.type_ <> 'timer'")
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list();
    }

    List<Task> tasks(RegistrationId reference) {
        return jdbc.sql("SELECT id_, task_def_key_ FROM act_ru_task WHERE proc_inst_id_ IN " + INSTANCES
                        + " ORDER BY id_")
                .param("reference", reference.value())
                .query((row, n) -> new Task(row.getString(1), row.getString(2)))
                .list();
    }

    /** What could bring its instances on: {@code task …}, {@code message …}, {@code deadline}, {@code step}. */
    TreeSet<String> waits(RegistrationId reference) {
        var waits = new TreeSet<String>();
        tasks(reference).forEach(task -> waits.add("task " + task.key()));
        jobs(reference).forEach(job -> waits.add(job.deadline() ? "deadline" : "step"));
        jdbc.sql("SELECT event_name_ FROM act_ru_event_subscr WHERE event_type_ = 'message'"
                        + " AND event_name_ <> 'registration.withdrawn' AND proc_inst_id_ IN " + INSTANCES)
                .param("reference", reference.value())
                .query(String.class)
                .list()
                .forEach(message -> waits.add("message " + message));
        return waits;
    }

    /** How many instances there are of it: its own, the parts it calls, and what runs beside it. */
    int instances(RegistrationId reference) {
        return jdbc.sql("SELECT COUNT(*) FROM act_ru_execution WHERE business_key_ = :reference AND parent_id_ IS NULL")
                .param("reference", reference.value())
                .query(Integer.class)
                .single();
    }
}
