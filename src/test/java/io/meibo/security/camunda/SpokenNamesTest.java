package io.meibo.security.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** A task or process renamed or added in a model would otherwise stay English on a Japanese or Chinese screen. */
class SpokenNamesTest {

    @Test
    void every_human_task_and_process_of_the_models_is_named_in_the_bundle() throws IOException {
        var english = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/messages/security_en.properties")),
                StandardCharsets.UTF_8)) {
            english.load(file);
        }
        Map<String, String> named = new TreeMap<>();
        SpokenNames.MODEL_NAMES.forEach(key -> named.put(key, english.getProperty(key)));

        assertThat(named).isEqualTo(inTheModels());
    }

    private static Map<String, String> inTheModels() throws IOException {
        List<Path> models;
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            models = files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
        Map<String, String> names = new TreeMap<>();
        for (Path file : models) {
            var model = Bpmn.readModelFromFile(file.toFile());
            model.getModelElementsByType(Process.class)
                    .forEach(process -> names.put("process." + process.getId(), process.getName()));
            model.getModelElementsByType(UserTask.class)
                    .forEach(task -> names.put("task." + task.getId(), task.getName()));
        }
        return names;
    }
}
