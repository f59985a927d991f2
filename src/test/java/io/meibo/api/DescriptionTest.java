package io.meibo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.support.AppTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The description that the application serves of itself, and the routes that others hold us to. */
class DescriptionTest extends AppTest {

    private static final Path CONTRACT = Path.of("../shared/api.md");

    @Test
    void the_description_is_open_api_3_1_and_names_every_route_of_the_contract() throws IOException {
        JsonNode description = getJson("shop", "/v3/api-docs");

        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(described(description)).containsAll(promised());
    }

    @Test
    void every_route_is_told_in_a_sentence() {
        JsonNode description = getJson("shop", "/v3/api-docs");
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(
                        method -> assertThat(method.getValue().path("summary").asText())
                                .as("%s %s", method.getKey(), path.getKey())
                                .isNotBlank()));
    }

    @Test
    @EnabledIf("contractLiesBesideUs")
    void the_list_of_routes_agrees_with_the_contract() throws IOException {
        var inContract = new TreeSet<String>();
        String base = "";
        for (String line : Files.readAllLines(CONTRACT)) {
            Matcher row = Pattern.compile("^\\| `(GET|POST|PUT|DELETE) ([^`?]+)[^`]*`((?:, `/[a-z-]+`)*)")
                    .matcher(line);
            if (row.find()) {
                base = row.group(2);
                inContract.add(row.group(1) + " " + plain(base));
                Matcher more = Pattern.compile("`(/[a-z-]+)`").matcher(row.group(3));
                while (more.find()) {
                    inContract.add(
                            row.group(1) + " " + plain(base.substring(0, base.lastIndexOf('/')) + more.group(1)));
                }
            }
        }

        assertThat(inContract).hasSizeGreaterThan(20);
        assertThat(promised()).containsAll(inContract);
    }

    @Test
    void a_page_to_try_it_is_there_for_who_is_logged_in() {
        assertThat(get("shop", "/swagger-ui/index.html").statusCode()).isEqualTo(200);
        assertThat(get(null, "/v3/api-docs").statusCode()).isIn(302, 401);
    }

    @Test
    void nobody_enters_anything_without_saying_who_he_is() {
        HttpResponse<String> answer = send(as(null, "/api/registrations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("code").asText()).isEqualTo("NOT_LOGGED_IN");
    }

    static boolean contractLiesBesideUs() {
        return Files.exists(CONTRACT);
    }

    private static Set<String> described(JsonNode description) {
        var routes = new TreeSet<String>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + plain(path.getKey()))));
        return routes;
    }

    private static Set<String> promised() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(DescriptionTest.class.getResourceAsStream("/contract/routes.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ")[0] + " " + plain(line.split(" ")[1]))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Names of path variables do not matter to a caller. */
    private static String plain(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}
