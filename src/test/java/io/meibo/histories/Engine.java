package io.meibo.histories;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/** The engine without its executor: a test runs steps and deadlines one by one. */
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
            throw new UncheckedIOException(broken);
        }
    }

    void run(Books.Job job) {
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
