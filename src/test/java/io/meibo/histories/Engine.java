package io.meibo.histories;

import io.meibo.shared.RegistrationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine without its executor: a test runs steps and deadlines one by one. It looks into the engine's tables, since
 * thousands of histories ask thousands of times what is open.
 */
final class Engine {

    /** Steps wait for nothing but their turn, deadlines for their day. */
    record Job(String id, boolean deadline) {}

    /** An open human task; {@code key} is the element in the model. */
    record Task(String id, String key) {}

    private static final String INSTANCES =
            "(SELECT id_ FROM act_ru_execution WHERE business_key_ = :reference AND parent_id_ IS NULL)";

    private final ProcessEngine engine;
    private final JdbcClient jdbc;

    Engine(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /**
     * Deploys all models anew, with a clearance of one step in place of the real one: what decides there is not what is
     * proved here, and would cost a drawn document for each history.
     */
    void deployWithShortClearance() {
        Path folder = Path.of("processes");
        var deployment = engine.getRepositoryService().createDeployment().name("histories");
        try (Stream<Path> files = Files.walk(folder);
                InputStream clearance = Engine.class.getResourceAsStream("/histories/registration-clearance.bpmn")) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = "processes/" + folder.relativize(file);
                if (name.matches(".*\\.(bpmn|dmn|html)") && !name.endsWith("/registration-clearance.bpmn")) {
                    try (InputStream content = Files.newInputStream(file)) {
                        deployment.addInputStream(name, content);
                    }
                }
            }
            deployment.addInputStream("processes/parts/registration-clearance.bpmn", clearance);
            deployment.deploy();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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

    void run(Job job) {
        engine.getManagementService().executeJob(job.id());
    }

    /** Does something as this user, with the engine's own look at who he is. */
    void as(String user, List<String> groups, Runnable work) {
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
