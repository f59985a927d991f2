package io.meibo.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The process models of the folder {@code processes}, read with the engine's model API and without an engine. */
final class Models {

    static final Path FOLDER = Path.of("processes");

    /** One process model: the file it stands in and what it says. */
    record Model(Path file, BpmnModelInstance bpmn) {

        Process process() {
            return bpmn.getModelElementsByType(Process.class).iterator().next();
        }

        String id() {
            return process().getId();
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private Models() {}

    /** All process models in the order of their paths. */
    static List<Model> all() {
        return files(".bpmn").stream()
                .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    /** All files of the folder with this ending, in the order of their paths. */
    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
