package io.meibo.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The comparison of live portrait and document photo, as a reviewer makes it over the contract. */
public final class Comparison {

    private Comparison() {}

    /** Waits for the comparison of this registration and says it is the same person. */
    public static void matches(Function<String, Caller> as, String reference) {
        says(as, reference, "match", List.of());
    }

    /** Waits for the comparison of this registration, says what is seen, and completes the task. */
    static void says(Function<String, Caller> as, String reference, String result, List<String> reasons) {
        Caller reviewer = as.apply("reviewer");
        String task = claimed(as, reference);
        reviewer.put("/api/tasks/" + task + "/portrait-comparison", Map.of("result", result, "reasons", reasons))
                .expectYes();
        reviewer.post("/api/tasks/" + task + "/completion").expectYes();
    }

    /** Waits for the comparison of this registration and takes it; the task's id. */
    static String claimed(Function<String, Caller> as, String reference) {
        Caller reviewer = as.apply("reviewer");
        String task = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(150))
                .until(() -> open(reviewer, reference), id -> !id.isEmpty());
        reviewer.post("/api/tasks/" + task + "/claim").expectYes();
        return task;
    }

    /** The same where a comparison may not be asked for: waits until it is, or until the case stands elsewhere. */
    public static void matchesIfAsked(Function<String, Caller> as, String reference) {
        Caller reviewer = as.apply("reviewer");
        boolean asked = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(150))
                .until(
                        () -> !open(reviewer, reference).isEmpty()
                                ? Boolean.TRUE
                                : isPastChecking(reviewer, reference) ? Boolean.FALSE : null,
                        java.util.Objects::nonNull);
        if (asked) {
            matches(as, reference);
        }
    }

    private static boolean isPastChecking(Caller reviewer, String reference) {
        JsonNode detail =
                reviewer.get("/api/registrations/" + reference).expect(200).json();
        for (JsonNode task :
                reviewer.get("/api/tasks?registration=" + reference).expect(200).json()) {
            if (task.path("key").asText().equals("Task_ReviewRegistration")) {
                return true;
            }
        }
        return detail.path("status").asText().equals("rejected");
    }

    private static String open(Caller reviewer, String reference) {
        for (JsonNode task :
                reviewer.get("/api/tasks?registration=" + reference).expect(200).json()) {
            if (task.path("key").asText().equals("Task_ComparePortrait")) {
                return task.path("id").asText();
            }
        }
        return "";
    }
}
