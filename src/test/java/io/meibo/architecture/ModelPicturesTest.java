package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed pictures show the committed models. After a change of a model run
 * {@code mvn test -Dtest=ModelPicturesTest -Dpictures=write} and look at what changed.
 */
class ModelPicturesTest {

    private static final Path PICTURES = Path.of("src/docs/pictures");

    static List<Models.Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void picture_shows_the_model(Models.Model model) throws IOException {
        Path file = PICTURES.resolve(model.id() + ".svg");
        String drawn = ModelPicture.of(model.bpmn());
        if ("write".equals(System.getProperty("pictures"))) {
            Files.createDirectories(PICTURES);
            Files.writeString(file, drawn);
        }
        assertThat(file).as("draw it with -Dpictures=write").exists().hasContent(drawn);
    }

    @Test
    void no_picture_is_left_of_a_model_that_is_gone() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            List<String> ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".svg"))
                    .map(name -> name.replace(".svg", ""))
                    .toList();
            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(
                            models().stream().map(Models.Model::id).toList());
        }
    }
}
