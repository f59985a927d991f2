package io.meibo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code a check can answer with has a reason a clerk can read out, in each language. */
class ReasonsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path SOURCES = Path.of("src/main/java/io/meibo/identity");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    /** Codes that are no finding: texts of the API's own, or another outcome's word. */
    private static final Set<String> NOT_OURS = Set.of(
            "ROLE_NOT_ALLOWED",
            "TOO_MANY",
            "TOO_MANY_CHECKS",
            "CHECKS_NOT_IN_ORDER",
            "UNPAID_LIST_NOT_IN_ORDER",
            "ONE_PAGE",
            "PAGE_CHECK_NOT_IN_ORDER",
            "UNKNOWN_PAGE_KIND",
            "WRONG_STATE");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "zh_CN"})
    void every_code_has_a_reason(String language) throws IOException {
        Properties reasons = reasons(language);
        assertThat(codes()).hasSizeGreaterThan(80).allSatisfy(code -> assertThat(reasons.getProperty("check." + code))
                .as(code)
                .isNotBlank());
    }

    @Test
    void all_languages_have_the_same_keys() throws IOException {
        Set<Object> english = reasons("en").keySet();
        assertThat(reasons("ja").keySet()).isEqualTo(english);
        assertThat(reasons("zh_CN").keySet()).isEqualTo(english);
    }

    @Test
    void japanese_is_japanese_and_chinese_is_chinese() throws IOException {
        Pattern kana = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");
        assertThat(reasons("ja").values())
                .allMatch(text -> kana.matcher((String) text).find());
        assertThat(reasons("zh_CN").values())
                .allMatch(text ->
                        Pattern.compile("\\p{IsHan}").matcher((String) text).find())
                .noneMatch(text -> kana.matcher((String) text).find());
    }

    private static Set<String> codes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(path -> path.toString().endsWith(".java")).toList();
            Set<String> codes = new TreeSet<>();
            for (Path source : sources) {
                codes.addAll(CODE.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .filter(code -> !NOT_OURS.contains(code))
                        .collect(Collectors.toSet()));
            }
            for (String digit : List.of("NUMBER", "BIRTH_DATE", "EXPIRY_DATE", "OPTIONAL_DATA", "COMPOSITE")) {
                codes.add("MRZ_" + digit + "_CHECK_DIGIT");
            }
            for (String method : List.of(
                    "CHIP_READ",
                    "ELECTRONIC_SIGNATURE",
                    "PORTRAIT_COMPARED",
                    "DOCUMENT_SHOWN",
                    "REGISTERED_POST",
                    "IMAGE_UPLOADED")) {
                codes.add("BINDING_" + method);
            }
            return codes;
        }
    }

    private static Properties reasons(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                MESSAGES.resolve("identity_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
