package io.meibo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.replace("_en.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_there_in_three_languages(String bundle) throws IOException {
        Set<String> english = keys(read(bundle, "en"));

        assertThat(keys(read(bundle, "ja"))).isEqualTo(english);
        assertThat(keys(read(bundle, "zh_CN"))).isEqualTo(english);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void no_text_is_empty_and_every_language_takes_the_same_arguments(String bundle) throws IOException {
        Properties english = read(bundle, "en");
        for (String language : new String[] {"ja", "zh_CN"}) {
            Properties texts = read(bundle, language);
            for (String key : english.stringPropertyNames()) {
                assertThat(texts.getProperty(key))
                        .as("%s %s %s", bundle, language, key)
                        .isNotBlank();
                assertThat(arguments(texts.getProperty(key)))
                        .as("%s %s %s", bundle, language, key)
                        .isEqualTo(arguments(english.getProperty(key)));
            }
        }
    }

    private static Set<String> arguments(String text) {
        var found = new TreeSet<String>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\{(\\d+)[^}]*}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (!found.isEmpty()) {
            assertThat(new MessageFormat(text).getFormatsByArgumentIndex().length)
                    .isPositive();
        }
        return found;
    }

    private static Set<String> keys(Properties properties) {
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Properties read(String bundle, String language) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                FOLDER.resolve(bundle + "_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
