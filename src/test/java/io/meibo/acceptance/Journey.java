package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Invented;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One registration on its way, as the people around it see it. */
public final class Journey {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api;
    private final Invented person;
    private final String reference;
    private final String accessCode;

    private Journey(Api api, Invented person, String reference, String accessCode) {
        this.api = api;
        this.person = person;
        this.reference = reference;
        this.accessCode = accessCode;
    }

    /** Begins with the answer to the application. */
    static Journey of(Api api, Registrations registration, Answer created) {
        created.expect(201);
        return new Journey(api, registration.person(), created.text("/reference"), created.text("/accessCode"));
    }

    /** The same for an application put together by hand. */
    static Journey of(Api api, Invented person, Answer created) {
        return new Journey(api, person, created.text("/reference"), created.text("/accessCode"));
    }

    String reference() {
        return reference;
    }

    String accessCode() {
        return accessCode;
    }

    Caller applicant() {
        return api.withAccessCode(accessCode);
    }

    String path() {
        return "/api/registrations/" + reference;
    }

    JsonNode progress() {
        return applicant().get(path() + "/progress").expect(200).json();
    }

    String status() {
        return progress().path("status").asText();
    }

    /** Waits until it stands somewhere else than here; where. */
    String past(String status) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(150))
                .until(this::status, now -> !now.equals(status));
    }

    String awaited() {
        return progress().at("/awaiting/what").asText();
    }

    /** Waits until it stands there. */
    Journey reaches(String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(150)).untilAsserted(() -> assertThat(
                        progress().path("status").asText())
                .as(() -> reference + " stands at " + progress() + " with " + doubts())
                .isEqualTo(status));
        return this;
    }

    /** What the checks did not simply pass, for the message of a test that waits in vain. */
    private String doubts() {
        JsonNode checks = api.as("reviewer").get(path()).expect(200).json().path("checks");
        return StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> !List.of("passed", "not-applicable")
                        .contains(check.path("outcome").asText()))
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
    }

    /** Waits until this is what is awaited: correction, signature, deposit, stock … */
    Journey awaits(String what) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(150)).untilAsserted(() -> assertThat(
                        progress().at("/awaiting/what").asText())
                .as("%s stands at %s", reference, progress())
                .isEqualTo(what));
        return this;
    }

    /** Which statuses it went through, oldest first. */
    List<String> history() {
        var statuses = new ArrayList<String>();
        progress().path("history").forEach(entry -> {
            String status = entry.path("status").asText();
            if (statuses.isEmpty() || !statuses.get(statuses.size() - 1).equals(status)) {
                statuses.add(status);
            }
        });
        return statuses;
    }

    /** The open task with this key, once it is there; its id. */
    String task(String key, String user) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(150))
                .until(() -> openTask(key, user), id -> !id.isEmpty());
    }

    private String openTask(String key, String user) {
        JsonNode tasks = api.as(user)
                .get("/api/tasks?registration=" + reference)
                .expect(200)
                .json();
        for (JsonNode task : tasks.isArray() ? tasks : tasks.path("items")) {
            if (task.path("key").asText().equals(key)) {
                return task.path("id").asText();
            }
        }
        return "";
    }

    String claimed(String key, String user) {
        String id = task(key, user);
        Answer answer = api.as(user).post("/api/tasks/" + id + "/claim");
        answer.expectYes();
        return id;
    }

    /** Claims the review, decides it and completes the task. */
    Journey decided(String key, String user, String outcome, List<String> reasons, List<String> fields) {
        String id = claimed(key, user);
        Answer decision = api.as(user)
                .put(
                        "/api/tasks/" + id + "/decision",
                        Map.of("outcome", outcome, "reasons", reasons, "fields", fields, "note", ""));
        decision.expectYes();
        return completed(id, user);
    }

    Journey completed(String taskId, String user) {
        Answer answer = api.as(user).post("/api/tasks/" + taskId + "/completion");
        answer.expectYes();
        return this;
    }

    Journey approvedBy(String user) {
        return decided("Task_ReviewRegistration", user, "approve", List.of(), List.of());
    }

    /** The applicant signs on paper at the counter, with the name in the document. */
    Journey signed() {
        api.as("clerk")
                .post(
                        path() + "/contract/signature",
                        Map.of("signedName", person.signedName(), "method", "counter-paper"))
                .expectYes();
        return this;
    }

    /** Pays what is asked, in cash reported by the shop. */
    Journey paid() {
        JsonNode due = progress().at("/awaiting/amount");
        Answer answer = api.as("shop")
                .post(
                        path() + "/deposit/payments",
                        Map.of("amount", due, "method", "cash", "externalId", "till-" + reference));
        answer.expectYes();
        return this;
    }

    /** The clerk takes the task, reads the card, records that it changed hands, and completes the task. */
    Journey handedOverBy(String clerk) {
        String task = claimed("Task_HandOverSim", clerk);
        String iccid = api.as(clerk).get(path() + "/reservation").expect(200).text("/iccid");
        api.as(clerk)
                .post(path() + "/hand-over?task=" + task, Map.of("iccid", iccid))
                .expectYes();
        return completed(task, clerk);
    }

    /** The clerk pays the deposit back. */
    Journey refundedBy(String clerk) {
        String task = claimed("Task_RefundDeposit", clerk);
        api.as(clerk).post(path() + "/deposit/refund?task=" + task).expectYes();
        return completed(task, clerk);
    }

    Journey activated() {
        Answer answer = applicant().post(path() + "/activation");
        answer.expectYes();
        return this;
    }

    Answer withdraw() {
        return applicant().post(path() + "/withdrawal");
    }
}
