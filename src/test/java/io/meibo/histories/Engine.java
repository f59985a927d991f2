package io.meibo.histories;

import io.meibo.shared.RegistrationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** The engine without its executor: a test runs jobs and timers one by one. */
final class Engine {

    private final ProcessEngine engine;

    Engine(ProcessEngine engine) {
        this.engine = engine;
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
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /** All instances of a registration: its process, the parts it calls, and what runs beside it. */
    Set<String> instances(RegistrationId reference) {
        RuntimeService runtime = engine.getRuntimeService();
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference.value()).list().stream()
                .map(ProcessInstance::getProcessInstanceId)
                .collect(Collectors.toSet());
    }

    /** Steps that wait for nothing but their turn. */
    List<Job> steps(RegistrationId reference) {
        return jobs(reference).stream()
                .filter(job -> !(job instanceof TimerEntity))
                .toList();
    }

    /** Deadlines and reminders, due or not. */
    List<Job> timers(RegistrationId reference) {
        return jobs(reference).stream().filter(job -> job instanceof TimerEntity).toList();
    }

    private List<Job> jobs(RegistrationId reference) {
        ManagementService management = engine.getManagementService();
        return instances(reference).stream()
                .flatMap(id -> management.createJobQuery().processInstanceId(id).list().stream())
                .toList();
    }

    void run(Job job) {
        engine.getManagementService().executeJob(job.getId());
    }

    List<Task> tasks(RegistrationId reference) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .list();
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
