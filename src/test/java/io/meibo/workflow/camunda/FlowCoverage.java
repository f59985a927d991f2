package io.meibo.workflow.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of process tests that leaves a sequence flow of its model untaken, and names it. A single method run
 * alone is not held to it.
 */
public final class FlowCoverage implements BeforeAllCallback, AfterAllCallback {

    private final String model;

    private FlowCoverage(String model) {
        this.model = model;
    }

    /** Watches the model with this id. */
    public static FlowCoverage of(String model) {
        return new FlowCoverage(model);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ProcessBench.flowsTaken().remove(model);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean whole = !System.getProperty("test", "").contains("#");
        if (whole && context.getExecutionException().isEmpty()) {
            Set<String> taken = ProcessBench.flowsTaken().getOrDefault(model, Set.of());
            Set<String> untaken = new TreeSet<>();
            read().getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> !isTaken(flow, taken))
                    .forEach(flow -> untaken.add(flow.getId()));
            assertThat(untaken).as("flows of %s that no test takes", model).isEmpty();
        }
    }

    /** The engine goes from an event-based gateway straight to what comes after the event. */
    private static boolean isTaken(SequenceFlow flow, Set<String> taken) {
        return flow.getSource() instanceof EventBasedGateway
                ? flow.getTarget().getOutgoing().stream().anyMatch(next -> taken.contains(next.getId()))
                : taken.contains(flow.getId());
    }

    private BpmnModelInstance read() {
        Path main = Path.of("processes", model + ".bpmn");
        File file = (Files.exists(main) ? main : Path.of("processes/parts", model + ".bpmn")).toFile();
        return Bpmn.readModelFromFile(file);
    }
}
