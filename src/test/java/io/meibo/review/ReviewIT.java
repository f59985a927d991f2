package io.meibo.review;

import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door;
import io.meibo.support.AppTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reviewer's task over HTTP: who may take it, what he sees, and what must be on record. */
class ReviewIT extends AppTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private String reference = "";
    private String task = "";

    /** clerk2 helps out at the reviewers' desk. */
    @BeforeEach
    void a_case_entered_by_somebody_who_may_also_review() {
        identity.clearAuthentication();
        identity.createMembership("clerk2", "reviewer");
        var entered = aPostpaidRegistration().withUnreadableDocument().sentBy(new Door(at("/")).as("clerk2", PASSWORD));
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        reference = entered.text("/reference");
        task = await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> getJson("reviewer", "/api/tasks?registration=" + reference)
                                .at("/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    @AfterEach
    void back_to_the_counter() {
        identity.clearAuthentication();
        identity.deleteMembership("clerk2", "reviewer");
    }

    @Test
    void whoever_entered_the_case_does_not_get_its_review_by_any_way() {
        refused(post("clerk2", tasks("/claim"), ""), 403, "FOUR_EYES");
        assertThat(post("clerk2", "/engine-rest/task/" + task + "/claim", "{\"userId\":\"clerk2\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(getJson("reviewer", "/api/tasks?registration=" + reference)
                        .at("/0/assignee")
                        .isNull())
                .isTrue();
        assertThat(getJson("clerk2", tasks("/case")).path("barred").asBoolean()).isTrue();
    }

    @Test
    void only_the_assignee_sees_the_person_and_the_look_is_on_record() {
        JsonNode before = getJson("reviewer", tasks("/case"));
        assertThat(before.path("person").isNull()).isTrue();
        assertThat(before.path("pages")).isEmpty();
        assertThat(before.at("/facts/reference").asText()).isEqualTo(reference);

        claim("reviewer");
        JsonNode file = getJson("reviewer", tasks("/case"));

        assertThat(file.at("/person/identityDocument/number").asText()).isNotEmpty();
        assertThat(file.path("pages").findValuesAsText("kind")).contains("document-front", "portrait");
        assertThat(file.path("checks").findValuesAsText("code")).contains("IMAGE_TOO_SMALL");
        assertThat(file.path("checks").findValuesAsText("text"))
                .allSatisfy(text -> assertThat(text).doesNotStartWith("check."));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM reveal WHERE reference = :reference AND revealed_to = 'reviewer'"
                                + " AND purpose = 'review' AND task_id = :task")
                        .param("reference", reference)
                        .param("task", task)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(getJson("reviewer2", tasks("/case")).path("person").isNull()).isTrue();
        assertThat(getJson("clerk", tasks("/case")).path("person").isNull()).isTrue();
        assertThat(get("shop", tasks("/case")).statusCode()).isEqualTo(404);
    }

    @Test
    void without_a_decision_of_the_same_person_nothing_is_completed() {
        claim("reviewer");

        refused(post("reviewer", tasks("/completion"), ""), 409, "EVIDENCE_MISSING");
        assertThat(post("reviewer", "/engine-rest/task/" + task + "/complete", "{}")
                        .statusCode())
                .isBetween(400, 499);
        refused(decide("reviewer2", "{\"outcome\":\"approve\"}"), 403, "NOT_YOUR_TASK");
        refused(
                decide("reviewer", "{\"outcome\":\"return\",\"reasons\":[],\"fields\":[]}"),
                422,
                "DECISION_INCOMPLETE");
        assertThat(decide("reviewer", "{\"outcome\":\"maybe\"}").statusCode()).isEqualTo(400);
        HttpResponse<String> telling = decide("reviewer", "{\"outcome\":\"approve\",\"note\":\"621498320257\"}");
        refused(telling, 422, "DECISION_INCOMPLETE");
        assertThat(json(telling).at("/errors/0/code").asText()).isEqualTo("MY_NUMBER_DETECTED");
        assertThat(telling.body()).doesNotContain("621498320257");

        assertThat(decide("reviewer", "{\"outcome\":\"approve\",\"reasons\":[],\"fields\":[],\"note\":\"seen\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("reviewer", tasks("/unclaim"), "").statusCode()).isEqualTo(204);
        claim("reviewer2");
        refused(post("reviewer2", tasks("/completion"), ""), 409, "EVIDENCE_MISSING");

        assertThat(decide("reviewer2", "{\"outcome\":\"refuse\",\"reasons\":[\"PERSON_NOT_HOLDER\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("reviewer2", tasks("/completion"), "").statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(getJson("reviewer", "/api/registrations/" + reference)
                                .path("status")
                                .asText())
                        .isEqualTo("rejected"));
        assertThat(decide("reviewer2", "{\"outcome\":\"approve\"}").statusCode())
                .as("a decision taken back when the task is over")
                .isEqualTo(404);
    }

    @Test
    void reasons_come_in_three_languages() {
        for (JsonNode reason : getJson("reviewer", "/api/reasons")) {
            assertThat(reason.path("texts").path("ja").asText()).isNotBlank().doesNotStartWith("reason.");
            assertThat(reason.path("texts").path("zh-CN").asText())
                    .isNotBlank()
                    .isNotEqualTo(reason.path("texts").path("en").asText());
        }
    }

    private void claim(String user) {
        HttpResponse<String> answer = post(user, tasks("/claim"), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> decide(String user, String verdict) {
        return put(user, tasks("/decision"), verdict);
    }

    private String tasks(String verb) {
        return "/api/tasks/" + task + verb;
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
    }
}
