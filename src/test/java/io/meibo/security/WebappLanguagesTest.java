package io.meibo.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist and the door say in Japanese and Chinese everything they say in English. */
class WebappLanguagesTest {

    private static final String LOCALES = "/META-INF/resources/webjars/camunda/app/tasklist/locales/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern CJK = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "zh"})
    void tasklist_has_every_text_with_the_same_places_for_values(String language) throws IOException {
        Map<String, String> english = texts("en");
        Map<String, String> translated = texts(language);

        assertThat(translated.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        english.forEach((key, text) -> {
            assertThat(places(translated.get(key))).as(key).isEqualTo(places(text));
            assertThat(Objects.requireNonNull(translated.get(key)).isBlank())
                    .as(key)
                    .isEqualTo(text.isBlank());
        });
        long own = translated.values().stream()
                .filter(text -> CJK.matcher(text).find())
                .count();
        assertThat(own).isGreaterThan(english.size() * 9L / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "zh_CN"})
    void the_door_has_every_text(String language) throws IOException {
        assertThat(bundle(language).stringPropertyNames())
                .isEqualTo(bundle("en").stringPropertyNames());
        bundle(language)
                .forEach((key, text) -> assertThat(CJK.matcher((String) text).find())
                        .as((String) key)
                        .isTrue());
    }

    private static Map<String, String> texts(String language) throws IOException {
        try (InputStream file = WebappLanguagesTest.class.getResourceAsStream(LOCALES + language + ".json")) {
            String json = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> texts = new TreeMap<>();
            // Camunda's own file begins with a byte order mark.
            collect("", new ObjectMapper().readTree(json.replace("\uFEFF", "")), texts);
            return texts;
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isContainerNode()) {
            if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    collect(path + "/" + i, node.get(i), into);
                }
            }
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), into));
        } else {
            into.put(path, node.asText());
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        for (Matcher place = PLACE.matcher(text); place.find(); ) {
            places.add(place.group(1).toLowerCase(Locale.ROOT));
        }
        return places;
    }

    private static Properties bundle(String language) throws IOException {
        var texts = new Properties();
        try (InputStream file =
                WebappLanguagesTest.class.getResourceAsStream("/messages/security_" + language + ".properties")) {
            texts.load(new java.io.InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
