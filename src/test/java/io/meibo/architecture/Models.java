package io.meibo.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models and tables of the folder {@code processes}, read with the engine's model API and without an engine. */
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

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    /** One decision table: the file it stands in and what it says. */
    record Table(Path file, DmnModelInstance dmn) {

        Decision decision() {
            return dmn.getModelElementsByType(Decision.class).iterator().next();
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

    /** All decision tables in the order of their paths. */
    static List<Table> tables() {
        return files(".dmn").stream()
                .map(file -> new Table(file, Dmn.readModelFromFile(file.toFile())))
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

    /** What the element says under this name in its {@code camunda:properties}. */
    static Optional<String> property(BaseElement element, String name) {
        return properties(element)
                .filter(property -> property.getCamundaName().equals(name))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    /** Whether the element marks what can be undone, or undoes it. */
    static boolean undoes(FlowElement element) {
        return !element.getChildElementsByType(CompensateEventDefinition.class).isEmpty();
    }

    /** Whether the element is the mark, at the foot of an activity, that it has a handler; it has no name of its own. */
    static boolean marksAnUndo(FlowElement element) {
        return element instanceof BoundaryEvent && undoes(element);
    }

    static Stream<CamundaProperty> properties(BaseElement element) {
        return element.getExtensionElements() == null
                ? Stream.empty()
                : element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(list -> list.getCamundaProperties().stream());
    }
}
