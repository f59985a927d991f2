package io.meibo.intake;

import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.acceptance.Registrations;
import io.meibo.demo.Door;
import io.meibo.support.AppTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent back, and nothing else, can be changed, over every way; each of it is answered; one correction wins. */
class CorrectionIT extends AppTest {

    private static final String PHONE = "+819087654321";

    @Autowired
    private JdbcClient jdbc;

    private String reference = "";
    private String code = "";
    private Registrations application = aPostpaidRegistration();
    private byte[] front = {};

    @BeforeEach
    void a_case_in_review() {
        application = aPostpaidRegistration();
        front = application.page("document-front").bytes();
        var entered = application.withUnreadableDocument().sentBy(new Door(at("/")).as("clerk", PASSWORD));
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        reference = entered.text("/reference");
        code = entered.text("/accessCode");
    }

    // ---- what is asked for -----------------------------------------------------------------------------------------

    @Test
    void each_field_comes_with_its_own_reason_and_what_was_given_to_the_applicant_alone() {
        sentBack(
                """
                {"outcome":"return","items":[
                  {"pointer":"/applicant/phone","reasons":["PHONE_NOT_REACHABLE"]},
                  {"pointer":"/attachments/document-front","reasons":["DOCUMENT_UNREADABLE"]}]}""");

        JsonNode asked = json(
                send(applicant("/correction").header("Accept-Language", "ja").GET()));

        assertThat(asked.at("/rounds/now").asInt()).isEqualTo(1);
        assertThat(asked.at("/rounds/most").asInt()).isEqualTo(3);
        assertThat(asked.at("/items/0/pointer").asText()).isEqualTo("/applicant/phone");
        assertThat(asked.at("/items/0/value").asText()).startsWith("+81");
        assertThat(asked.at("/items/0/reasons/0/code").asText()).isEqualTo("PHONE_NOT_REACHABLE");
        assertThat(asked.at("/items/0/reasons")).hasSize(1);
        assertThat(asked.at("/items/0/reasons/0/text").asText()).contains("電話");
        assertThat(asked.at("/items/1/pointer").asText()).isEqualTo("/document-front");
        assertThat(asked.at("/items/1/kind").asText()).isEqualTo("page");
        assertThat(asked.toString()).doesNotContain("birthDate");
        assertThat(get("reviewer", path("/correction")).statusCode()).isEqualTo(403);
        assertThat(get("clerk2", path("/correction")).statusCode()).isEqualTo(403);
        assertThat(get("shop", path("/correction")).statusCode()).isIn(403, 404);
        assertThat(reveals("fields sent back")).isEqualTo(1);
        JsonNode decision = getJson("clerk", path("")).at("/decisions/0");
        assertThat(decision.at("/items/1/reasons/0/code").asText()).isEqualTo("DOCUMENT_UNREADABLE");
        assertThat(decision.path("fields")).hasSize(2);
        assertThat(decision.path("reasons")).hasSize(2);
    }

    @Test
    void the_older_way_of_marking_still_counts() {
        sentBack(
                """
                {"outcome":"return","reasons":["PHONE_NOT_REACHABLE"],"fields":["/applicant/phone"]}""");

        JsonNode asked = json(send(applicant("/correction").GET()));

        assertThat(asked.at("/items/0/reasons/0/code").asText()).isEqualTo("PHONE_NOT_REACHABLE");
        assertThat(correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_mark_that_is_none_is_refused_with_all_its_faults() {
        String task = reviewed();
        HttpResponse<String> answer = put(
                "reviewer",
                "/api/tasks/" + task + "/decision",
                """
                {"outcome":"return","items":[
                  {"pointer":"/product","reasons":["DATA_DIFFERS_FROM_DOCUMENT"]},
                  {"pointer":"/applicant/phone","reasons":[]},
                  {"pointer":"/applicant/phone","reasons":["NO_SUCH_REASON"]},
                  {"reasons":["UNPAID_BILLS"]}, null]}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(faults(answer))
                .containsExactlyInAnyOrder(
                        "/items/0/pointer NO_SUCH_FIELD",
                        "/items/1/reasons REASON_REQUIRED",
                        "/items/2/pointer MARKED_TWICE",
                        "/items/2/reasons/0 REASON_UNKNOWN",
                        "/items/3/pointer REQUIRED",
                        "/items/3/reasons/0 REASON_NOT_FOR_OUTCOME");
    }

    // ---- nothing else ----------------------------------------------------------------------------------------------

    @Test
    void nothing_but_what_was_sent_back_can_be_changed_by_applicant_or_clerk() {
        sentBack(marked("/applicant/phone"));
        String phone = "\"phone\":\"" + PHONE + "\"";
        Stream.of(
                        "{\"applicant\":{" + phone + ",\"birthDate\":\"1990-01-01\"}}",
                        "{\"applicant\":{" + phone + "},\"product\":\"jp-prepaid-voice\"}",
                        "{\"applicant\":{" + phone + "},\"plan\":\"unlimited\"}",
                        "{\"applicant\":{" + phone + "},\"channel\":\"online\"}",
                        "{\"applicant\":{" + phone + "},\"verification\":\"chip-read\"}",
                        "{\"applicant\":{" + phone + "},\"language\":\"zh-CN\"}",
                        "{\"applicant\":{" + phone + "},\"appliedOn\":\"2026-01-01\"}",
                        "{\"applicant\":{" + phone + "},\"delivery\":{\"method\":\"post\"}}",
                        "{\"applicant\":{" + phone + "},\"consents\":[]}",
                        "{\"applicant\":{" + phone
                                + "},\"consents\":[{\"purpose\":\"marketing\",\"givenAt\":\"2026-01-01T00:00:00Z\"}]}",
                        "{\"applicant\":{" + phone + "},\"externalReference\":{\"system\":\"other\",\"id\":\"1\"}}",
                        "{\"applicant\":{" + phone + ",\"address\":{\"lines\":[\"x\"]}}}",
                        "{\"applicant\":{" + phone + ",\"address\":null}}",
                        "{\"applicant\":[{" + phone + "}]}",
                        "{\"applicant\":null}",
                        "{\"applicant\":\"" + PHONE + "\"}",
                        "{\"applicant\":{" + phone + "},\"applicant/birthDate\":\"1990-01-01\"}",
                        "{\"applicant\":{" + phone + ",\"phone/x\":\"1\"}}",
                        "{\"applicant\":{" + phone + "},\"identityDocument\":{\"mrz\":[\"P<UTO\"]}}",
                        "{\"applicant\":{" + phone + "},\"identityDocument\":{\"number\":\"\"}}",
                        "{\"applicant\":{" + phone + "},\"guardian\":{\"familyName\":\"ERIKSSON\"}}",
                        "{\"applicant\":{" + phone + "},\"agent\":{\"phone\":\"" + PHONE + "\"}}",
                        "{\"applicant\":{" + phone + "},\"user\":{\"under18\":true}}",
                        "{\"applicant\":{" + phone + "},\"applicant\":{\"birthDate\":\"1990-01-01\"}}",
                        "{\"applicant\":{" + phone + "},\"confirmed\":[\"/applicant/birthDate\"]}",
                        "{\"applicant\":{" + phone + "},\"confirmed\":\"/applicant/phone\"}",
                        "[{\"applicant\":{" + phone + "}}]")
                .forEach(attack -> {
                    assertThat(correct(attack).statusCode())
                            .as("applicant: " + attack)
                            .isIn(400, 422);
                    assertThat(put("clerk", path("/correction"), attack).statusCode())
                            .as("clerk: " + attack)
                            .isIn(400, 422);
                });

        assertThat(getJson("clerk", path("")).path("round").asInt()).isEqualTo(1);
        assertThat(getJson("clerk", path("")).path("status").asText()).isEqualTo("returned");
        HttpResponse<String> two =
                correct("{\"applicant\":{" + phone + ",\"birthDate\":\"1990-01-01\",\"givenName\":\"ANNA\"}}");
        assertThat(json(two).path("code").asText()).isEqualTo("ONLY_WHAT_WAS_SENT_BACK");
        assertThat(faults(two))
                .containsExactlyInAnyOrder("/applicant/birthDate NOT_SENT_BACK", "/applicant/givenName NOT_SENT_BACK");
    }

    @Test
    void a_page_of_another_kind_or_without_end_of_name_is_not_taken() {
        sentBack(marked("/document-front"));
        for (String kind :
                List.of("document-back", "other", "portrait", "x/document-front", "attachments/document-front")) {
            HttpResponse<String> answer = correct(List.of(
                    page("document-front", front),
                    page(kind, aPostpaidRegistration().page("document-front").bytes())));
            assertThat(answer.statusCode()).as(kind + ": " + answer.body()).isEqualTo(422);
        }
        assertThat(correct(List.of(page("document-front", front), page("document-front", front)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(correct(List.of(
                                page("document-front", front),
                                Part.json("registration", "{\"applicant\":{\"phone\":\"" + PHONE + "\"}}")))
                        .statusCode())
                .isEqualTo(422);

        assertThat(correct(List.of(page("document-front", front))).statusCode()).isEqualTo(200);
    }

    @Test
    void the_way_the_person_was_bound_to_the_document_is_for_staff_to_say() {
        sentBack(marked("/verification", "/applicant/phone"));

        HttpResponse<String> own =
                correct("{\"verification\":\"chip-read\",\"applicant\":{\"phone\":\"" + PHONE + "\"}}");
        assertThat(faults(own)).containsExactly("/verification STAFF_ONLY");
        HttpResponse<String> without = correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}");
        assertThat(faults(without)).containsExactly("/verification AT_COUNTER_ONLY");

        assertThat(put(
                                "clerk",
                                path("/correction"),
                                "{\"verification\":\"chip-read\",\"applicant\":{\"phone\":\"" + PHONE + "\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(getJson("clerk", path("")).path("verification").asText()).isEqualTo("chip-read");
    }

    @Test
    void the_engines_own_rest_corrects_nothing() {
        sentBack(marked("/applicant/phone"));
        String task = openTask("clerk", "Task_CorrectRegistration");
        assertThat(post("clerk", "/api/tasks/" + task + "/claim", "").statusCode())
                .isEqualTo(204);

        assertThat(post("clerk", "/engine-rest/task/" + task + "/complete", "{}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(post(
                                "clerk",
                                "/engine-rest/task/" + task + "/complete",
                                "{\"variables\":{\"correction\":{\"value\":\"corrected\"}}}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(post(
                                "clerk",
                                "/engine-rest/message",
                                "{\"messageName\":\"correction.received\",\"businessKey\":\"" + reference + "\"}")
                        .statusCode())
                .isBetween(400, 499);
        String instance = getJson("clerk", path("")).at("/process/instanceId").asText();
        assertThat(put(
                                "clerk",
                                "/engine-rest/process-instance/" + instance + "/variables/anotherRoundAllowed",
                                "{\"value\":true,\"type\":\"Boolean\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(post("clerk", "/api/tasks/" + task + "/completion", "").statusCode())
                .isEqualTo(409);
        assertThat(put("clerk2", path("/correction?task=" + task), "{\"applicant\":{\"phone\":\"" + PHONE + "\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(put("clerk", path("/correction?task=no-such-task"), "{\"applicant\":{\"phone\":\"" + PHONE + "\"}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(getJson("clerk", path("")).path("status").asText()).isEqualTo("returned");
    }

    // ---- each of it ------------------------------------------------------------------------------------------------

    @Test
    void what_is_left_out_or_the_same_as_before_is_told_all_at_once() {
        sentBack(marked("/applicant/phone", "/applicant/birthDate", "/document-front", "/portrait"));
        JsonNode person = person();

        assertThat(json(correct("{}")).path("code").asText()).isEqualTo("NOTHING_CORRECTED");
        HttpResponse<String> answer = correct(List.of(
                Part.json(
                        "registration",
                        "{\"applicant\":{\"birthDate\":\""
                                + person.at("/applicant/birthDate").asText() + "\"}}"),
                page("portrait", application.page("portrait").bytes())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(faults(answer))
                .containsExactlyInAnyOrder(
                        "/applicant/phone LEFT_OUT",
                        "/applicant/birthDate UNCHANGED",
                        "/document-front PAGE_LEFT_OUT",
                        "/portrait PAGE_SAME");
    }

    @Test
    void a_program_may_send_the_whole_application_again() {
        sentBack(marked("/applicant/phone"));
        ObjectNode whole = (ObjectNode) json(application.body().toString());
        ((ObjectNode) whole.path("applicant")).put("phone", PHONE);

        HttpResponse<String> answer = correct(whole.toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void what_is_right_as_it_is_can_be_said_so_and_the_next_reviewer_sees_the_difference() {
        sentBack(marked("/applicant/phone", "/applicant/birthDate", "/document-front"));
        assertThat(correct(List.of(
                                Part.json(
                                        "registration",
                                        "{\"applicant\":{\"phone\":\"" + PHONE
                                                + "\"},\"confirmed\":[\"/applicant/birthDate\"]}"),
                                page("document-front", front)))
                        .statusCode())
                .isEqualTo(200);

        String task = openTask("reviewer2", "Task_ReviewRegistration");
        assertThat(post("reviewer2", "/api/tasks/" + task + "/claim", "").statusCode())
                .isEqualTo(204);
        JsonNode file = getJson("reviewer2", "/api/tasks/" + task + "/case");

        assertThat(file.path("changes")).hasSize(1);
        assertThat(file.at("/changes/0/pointer").asText()).isEqualTo("/applicant/phone");
        assertThat(file.at("/changes/0/now").asText()).isEqualTo(PHONE);
        assertThat(file.at("/changes/0/before").asText()).startsWith("+81").isNotEqualTo(PHONE);
        assertThat(file.path("confirmed").toString()).isEqualTo("[\"/applicant/birthDate\"]");
        assertThat(file.at("/rounds/now").asInt()).isEqualTo(1);
        assertThat(file.path("checkChanges").findValuesAsText("before")).contains("unclear");
        JsonNode front = page(file, "document-front");
        assertThat(front.path("changed").asBoolean()).isTrue();
        assertThat(front.path("before").asInt()).isEqualTo(1);
        String page = path("/attachments/document-front");
        assertThat(getBytes("reviewer2", page + "?round=1").body())
                .isNotEqualTo(getBytes("reviewer2", page).body());
        assertThat(getBytes("reviewer2", page + "?round=2").body())
                .isEqualTo(getBytes("reviewer2", page).body());
        assertThat(get("reviewer2", page + "?round=0").statusCode()).isEqualTo(404);
        assertThat(get("reviewer", page + "?round=1").statusCode()).isEqualTo(403);
        assertThat(get("reviewer2", page + "?round=x").statusCode()).isEqualTo(400);
        assertThat(reveals("attachment document-front of round 1")).isEqualTo(1);
    }

    // ---- once ------------------------------------------------------------------------------------------------------

    @Test
    void of_two_corrections_at_once_one_wins_and_the_other_is_told_so() throws Exception {
        sentBack(marked("/applicant/phone"));

        List<Integer> statuses = atOnce(
                () -> correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}").statusCode(),
                () -> put("clerk", path("/correction"), "{\"applicant\":{\"phone\":\"+819011112222\"}}")
                        .statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(getJson("clerk", path("")).path("round").asInt()).isEqualTo(2);
        HttpResponse<String> late = correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("code").asText()).isEqualTo("ALREADY_CORRECTED");
    }

    @Test
    void of_a_correction_and_a_withdrawal_one_wins() throws Exception {
        sentBack(marked("/applicant/phone"));

        List<Integer> statuses = atOnce(
                () -> correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}").statusCode(),
                () -> post("clerk", path("/withdrawal"), "").statusCode());

        // the withdrawal may also come second, and then ends the corrected case
        assertThat(statuses.get(1)).isEqualTo(200);
        assertThat(statuses.get(0)).isIn(200, 409);
        assertThat(correct("{\"applicant\":{\"phone\":\"" + PHONE + "\"}}").statusCode())
                .isEqualTo(409);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        getJson("clerk", path("")).path("status").asText())
                .isEqualTo("withdrawn"));
    }

    @Test
    void a_correction_on_record_at_the_counter_is_the_only_one_and_a_colleague_may_finish_it() {
        sentBack(marked("/applicant/phone"));
        String task = openTask("clerk", "Task_CorrectRegistration");
        assertThat(post("clerk", "/api/tasks/" + task + "/claim", "").statusCode())
                .isEqualTo(204);
        String change = "{\"applicant\":{\"phone\":\"" + PHONE + "\"}}";
        assertThat(put("clerk", path("/correction?task=" + task), change).statusCode())
                .isEqualTo(200);

        assertThat(json(put("clerk", path("/correction?task=" + task), change))
                        .path("code")
                        .asText())
                .isEqualTo("ALREADY_CORRECTED");
        assertThat(correct(change).statusCode()).isEqualTo(409);

        assertThat(post("clerk", "/api/tasks/" + task + "/unclaim", "").statusCode())
                .isEqualTo(204);
        assertThat(post("clerk2", "/api/tasks/" + task + "/claim", "").statusCode())
                .isEqualTo(204);
        assertThat(post("clerk2", "/api/tasks/" + task + "/completion", "").statusCode())
                .isEqualTo(204);
        openTask("reviewer", "Task_ReviewRegistration");
        assertThat(getJson("clerk", path("")).path("round").asInt()).isEqualTo(2);
    }

    @Test
    void after_three_corrections_the_reviewer_must_approve_or_refuse() {
        for (int round = 1; round <= 3; round++) {
            sentBack(marked("/applicant/phone"));
            assertThat(correct("{\"applicant\":{\"phone\":\"+8190111100" + round + "0\"}}")
                            .statusCode())
                    .isEqualTo(200);
        }
        String task = reviewed();
        assertThat(getJson("reviewer", "/api/tasks/" + task + "/case")
                        .path("rounds")
                        .toString())
                .isEqualTo("{\"now\":3,\"most\":3}");

        HttpResponse<String> fourth = put("reviewer", "/api/tasks/" + task + "/decision", marked("/applicant/phone"));
        assertThat(fourth.statusCode()).isEqualTo(422);
        assertThat(json(fourth).path("code").asText()).isEqualTo("NO_ROUND_LEFT");

        assertThat(put(
                                "reviewer",
                                "/api/tasks/" + task + "/decision",
                                "{\"outcome\":\"refuse\",\"reasons\":[\"CORRECTION_ROUNDS_USED_UP\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("reviewer", "/api/tasks/" + task + "/completion", "").statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        getJson("clerk", path("")).path("status").asText())
                .isEqualTo("rejected"));
        assertThat(jdbc.sql(
                                "SELECT COUNT(*) FROM ruling WHERE reference = :reference AND table_name = 'correction-terms'")
                        .param("reference", reference)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void the_service_clock_stands_while_the_applicant_has_the_ball() {
        reviewed();
        JsonNode running = getJson("clerk", path("")).path("serviceClock");
        assertThat(running.path("running").asBoolean()).isTrue();
        assertThat(running.path("allowed").asText()).isEqualTo("PT48H");
        assertThat(running.path("dueAt").asText()).isNotEmpty();

        sentBack(marked("/applicant/phone"));

        JsonNode standing = getJson("clerk", path("/progress")).path("serviceClock");
        assertThat(standing.path("running").asBoolean()).isFalse();
        assertThat(standing.path("dueAt").isNull()).isTrue();
        assertThat(json(send(applicant("/progress").GET())).path("serviceClock").isNull())
                .isTrue();
    }

    // ---- words of this test ----------------------------------------------------------------------------------------

    private static String marked(String... pointers) {
        return Stream.of(pointers)
                .map(pointer -> "{\"pointer\":\"" + pointer + "\",\"reasons\":[\"DATA_DIFFERS_FROM_DOCUMENT\"]}")
                .collect(java.util.stream.Collectors.joining(",", "{\"outcome\":\"return\",\"items\":[", "]}"));
    }

    private void sentBack(String verdict) {
        String task = reviewed();
        HttpResponse<String> decided = put("reviewer", "/api/tasks/" + task + "/decision", verdict);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(post("reviewer", "/api/tasks/" + task + "/completion", "").statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        getJson("clerk", path("")).path("status").asText())
                .isEqualTo("returned"));
    }

    private String reviewed() {
        String task = openTask("reviewer", "Task_ReviewRegistration");
        if (getJson("reviewer", "/api/tasks?registration=" + reference)
                .at("/0/assignee")
                .isNull()) {
            assertThat(post("reviewer", "/api/tasks/" + task + "/claim", "").statusCode())
                    .isEqualTo(204);
        }
        return task;
    }

    private String openTask(String user, String key) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> {
                            for (JsonNode task : getJson(user, "/api/tasks?registration=" + reference)) {
                                if (task.path("key").asText().equals(key)) {
                                    return task.path("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
    }

    private HttpRequest.Builder applicant(String verb) {
        return as(null, path(verb)).header("X-Access-Code", code);
    }

    private HttpResponse<String> correct(String patch) {
        return send(applicant("/correction")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(patch, StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> correct(List<Part> parts) {
        return send(multipart(applicant("/correction"), "PUT", parts));
    }

    private static Part page(String kind, byte[] content) {
        return new Part(kind, "page.jpg", "image/jpeg", content);
    }

    private static JsonNode page(JsonNode file, String kind) {
        for (JsonNode page : file.path("pages")) {
            if (page.path("kind").asText().equals(kind)) {
                return page;
            }
        }
        throw new AssertionError("no page " + kind);
    }

    private JsonNode person() {
        return json(application.body().toString());
    }

    private int reveals(String what) {
        return jdbc.sql("SELECT COUNT(*) FROM reveal WHERE reference = :reference AND what = :what")
                .param("reference", reference)
                .param("what", what)
                .query(Integer.class)
                .single();
    }

    private static List<String> faults(HttpResponse<String> answer) {
        var faults = new ArrayList<String>();
        json(answer)
                .path("errors")
                .forEach(error -> faults.add(error.path("pointer").asText() + " "
                        + error.path("code").asText()));
        return faults;
    }

    private static <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> running = Stream.of(first, second)
                    .map(call -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    private String path(String verb) {
        return "/api/registrations/" + reference + verb;
    }
}
