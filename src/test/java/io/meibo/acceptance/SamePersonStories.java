package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** One person many times, and one document under two names. */
abstract class SamePersonStories extends Stories {

    private static final int APPLICATIONS = 50;
    private static final int LIMIT = 5;

    @Test
    void of_fifty_applications_of_one_person_at_once_five_pass_the_limit_of_china() throws Exception {
        Registrations registration = Registrations.aPostpaidRegistrationOf(Registrations.passportHolder("SWE"))
                .with("/product", "cn-postpaid-voice")
                .with("/plan", "standard-30gb")
                .with("/verification", "portrait-compared")
                .withoutPages();
        List<String> references = sentAtOnce(registration);

        await().atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(statuses(references)).doesNotContain("checking"));
        assertThat(statuses(references)).filteredOn("rejected"::equals).hasSize(APPLICATIONS - LIMIT);

        String passed = references.stream()
                .filter(reference -> !statuses(List.of(reference)).contains("rejected"))
                .findFirst()
                .orElseThrow();
        api().as("clerk").post("/api/registrations/" + passed + "/withdrawal").expectYes();
        String next = registration.sentBy(api().as("shop")).expect(201).text("/reference");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(statuses(List.of(next))).doesNotContain("checking"));
        assertThat(statuses(List.of(next)))
                .as("the place given back is taken by the next")
                .doesNotContain("rejected");
    }

    @Test
    void a_document_under_another_name_is_compared_linked_and_reviewed_by_two() {
        Registrations first = Registrations.aPostpaidRegistration();
        String known = first.sentBy(api().as("shop")).expect(201).text("/reference");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(statuses(List.of(known))).doesNotContain("checking"));
        Registrations second = Registrations.aPostpaidRegistration()
                .with(
                        "/identityDocument/number",
                        first.body().at("/identityDocument/number").asText());
        Journey journey = sent(second).reaches("in-review");

        Caller senior = api().as("senior");
        String task = journey.claimed("Task_CompareRegistrations", "senior");
        String comparison = "/api/tasks/" + task + "/comparison";
        JsonNode candidates = senior.get(comparison).expect(200).json();
        assertThat(candidates).hasSize(1);
        assertThat(candidates.at("/0/reference").asText()).isEqualTo(known);
        assertThat(candidates.at("/0/grave").asBoolean()).isTrue();
        JsonNode pair = senior.get(comparison + "/" + known).expect(200).json();
        assertThat(pair.at("/own/person/identityDocument/number").asText())
                .isEqualTo(pair.at("/other/person/identityDocument/number").asText());
        senior.get(comparison + "/" + known + "/pages/portrait").expect(200);
        assertThat(looks(known, task)).isEqualTo(2);
        assertThat(looks(journey.reference(), task)).isPositive();

        api().as("reviewer").get(comparison + "/" + known).expect(403);
        senior.get(comparison + "/" + journey.reference()).expect(404);
        senior.post("/api/tasks/" + task + "/completion").expect(409);
        senior.put(comparison, verdict(known, "same-person", "NAMESAKE")).expect(422);
        senior.put(comparison, verdict(known, "same-person", "NAME_CHANGED")).expect(200);
        senior.post("/api/tasks/" + task + "/completion").expectYes();

        String review = journey.task("Task_ReviewRegistration", "reviewer");
        senior.post("/api/tasks/" + review + "/claim").expect(403);
        journey.claimed("Task_ReviewRegistration", "reviewer");
        JsonNode candidate = api().as("reviewer")
                .get("/api/tasks/" + review + "/case")
                .expect(200)
                .json()
                .at("/candidates/0");
        assertThat(candidate.path("linked").asBoolean()).isTrue();
        assertThat(candidate.at("/found/outcome").asText()).isEqualTo("same-person");
    }

    private static Map<String, Object> verdict(String registration, String outcome, String reason) {
        return Map.of(
                "verdicts",
                List.of(Map.of("registration", registration, "outcome", outcome, "reasons", List.of(reason))));
    }

    private int looks(String reference, String task) {
        return jdbc().sql("SELECT COUNT(*) FROM reveal WHERE reference = :reference AND task_id = :task"
                        + " AND purpose = 'comparison'")
                .param("reference", reference)
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    private List<String> sentAtOnce(Registrations registration) throws Exception {
        ExecutorService tills = Executors.newFixedThreadPool(APPLICATIONS);
        try {
            List<Callable<Answer>> sending = new ArrayList<>();
            for (int i = 0; i < APPLICATIONS; i++) {
                sending.add(() -> registration.sentBy(api().as("shop")));
            }
            var references = new ArrayList<String>();
            for (var done : tills.invokeAll(sending)) {
                references.add(done.get().expect(201).text("/reference"));
            }
            return references;
        } finally {
            tills.shutdownNow();
        }
    }

    private List<String> statuses(List<String> references) {
        return jdbc().sql("SELECT status FROM registration WHERE reference IN (:references)")
                .param("references", references)
                .query(String.class)
                .list();
    }
}
