package io.meibo.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.policy.Products;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded forms speak three languages, and none of them stammers. */
class FormTextsTest {

    private static final Path FORMS = Path.of("processes", "forms");
    private static final Path SHARED = Path.of("src", "main", "resources", "static", "meibo", "forms");
    private static final Pattern IN_MARKUP = Pattern.compile("data-(?:text|hint|label)=\"([^\"]+)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\bt\\('([^']+)'[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "zh-CN"})
    void every_language_has_the_same_texts_with_the_same_gaps(String language) throws IOException {
        Map<String, String> english = texts("en");
        Map<String, String> other = texts(language);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        assertThat(other).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(gaps(text)).as(key).isEqualTo(gaps(english.get(key)));
        });
    }

    @Test
    void a_translation_is_a_translation() throws IOException {
        Map<String, String> english = texts("en");
        for (String language : List.of("ja", "zh-CN")) {
            assertThat(texts(language).entrySet().stream()
                            .filter(entry -> entry.getValue().equals(english.get(entry.getKey())))
                            .filter(entry -> entry.getValue().matches(".*[a-z]{3}.*"))
                            .map(Map.Entry::getKey))
                    .as(language)
                    .isEmpty();
        }
    }

    @Test
    void every_text_that_a_form_asks_for_is_there() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path form : files(FORMS, ".html")) {
            collect(IN_MARKUP, Files.readString(form), asked);
            collect(IN_SCRIPT, Files.readString(form), asked);
        }
        for (Path script : files(SHARED, ".js")) {
            collect(IN_SCRIPT, Files.readString(script), asked);
        }

        assertThat(asked).hasSizeGreaterThan(90);
        assertThat(texts("en").keySet()).containsAll(asked);
    }

    @Test
    void every_code_that_a_form_shows_has_a_word() throws IOException {
        Set<String> needed = new LinkedHashSet<>();
        new Products().all().forEach(product -> {
            product.documentTypes().forEach(type -> needed.add("document." + type));
            product.channels().forEach(channel -> needed.add("channel." + channel));
            product.delivery().forEach(offer -> {
                needed.add("delivery." + offer.form());
                offer.methods().forEach(method -> needed.add("delivery." + method));
            });
        });
        Arrays.stream(RegistrationStatus.values()).forEach(status -> needed.add("status." + status.code()));
        Arrays.stream(ReviewOutcome.values()).forEach(outcome -> needed.add("outcome." + outcome.code()));
        Returnable.all()
                .forEach(pointer -> needed.add(
                        pointer.lastIndexOf('/') == 0 && !pointer.equals("/verification")
                                ? "page." + pointer.substring(1)
                                : "field" + pointer.replace('/', '.')));
        needed.removeAll(Set.of("page.applicant", "page.identityDocument", "page.guardian", "page.agent", "page.user"));
        Stream.of(
                        "document-shown",
                        "portrait-compared",
                        "chip-read",
                        "electronic-signature",
                        "registered-post",
                        "image-uploaded")
                .forEach(way -> needed.add("verification." + way));
        Stream.of("identity-document", "completeness", "duplicate", "line-limit", "contact-data", "credit")
                .forEach(check -> needed.add("check." + check));

        assertThat(texts("en").keySet()).containsAll(needed);
    }

    private static Map<String, String> texts(String language) throws IOException {
        return new ObjectMapper().readValue(SHARED.resolve(language + ".json").toFile(), new TypeReference<>() {});
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        pattern.matcher(text).results().forEach(found -> into.add(found.group(1)));
    }

    private static List<String> gaps(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }
}
