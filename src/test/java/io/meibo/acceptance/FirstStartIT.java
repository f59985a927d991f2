package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a trial installation offers something to look at, even where it was cut off half-way. */
class FirstStartIT {

    private static final int REGISTRATIONS = 29;

    @TempDir
    private Path folder;

    @Test
    void a_score_of_registrations_in_every_state_is_there_once_each_also_after_a_kill_in_the_middle() {
        try (var first = RunningJar.start(folder, folder.resolve("meibo.log")).ready()) {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> statuses(first.api()).size() >= 6);
            first.kill();
        }
        try (var second = RunningJar.start(folder, folder.resolve("meibo.log")).ready()) {
            await().atMost(Duration.ofSeconds(400))
                    .until(() -> second.output().contains("demo registrations are in place"));

            assertThat(second.output()).doesNotContain("is not complete");
            assertThat(statuses(second.api()))
                    .hasSize(REGISTRATIONS)
                    .contains(
                            "draft",
                            "in-review",
                            "returned",
                            "awaiting-signature",
                            "awaiting-deposit",
                            "issuing",
                            "awaiting-activation",
                            "completed",
                            "rejected",
                            "withdrawn");
        }
    }

    private static List<String> statuses(Api api) {
        JsonNode page =
                api.as("manager").get("/api/registrations?size=100").expect(200).json();
        var statuses = new ArrayList<String>();
        page.path("items").forEach(item -> statuses.add(item.path("status").asText()));
        return statuses;
    }
}
