package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to try is tried here first. */
class ReadmeIT extends Stories {

    private static final Pattern REQUEST = Pattern.compile("-d '(\\{.*?\\})'", Pattern.DOTALL);

    @Test
    void the_one_request_to_try_is_accepted_and_goes_on() throws IOException {
        Matcher request = REQUEST.matcher(Files.readString(Path.of("README.md")));
        assertThat(request.find()).isTrue();

        String reference = api().as("shop")
                .post("/api/registrations", "application/json", request.group(1).getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .text("/reference");

        assertThat(api().as("clerk")
                        .get("/api/registrations/" + reference)
                        .expect(200)
                        .text("/status"))
                .isNotEqualTo("draft");
    }
}
