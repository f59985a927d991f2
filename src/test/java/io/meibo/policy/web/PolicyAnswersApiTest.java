package io.meibo.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.support.AppTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PolicyAnswersApiTest extends AppTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void an_image_with_a_selfie_is_allowed_on_one_day_and_refused_on_the_next_with_what_is_allowed_instead() {
        JsonNode before = ask("en", online("2026-03-31"));
        assertThat(before.at("/refused").isMissingNode()
                        || before.at("/refused").isNull())
                .isTrue();
        assertThat(answer(before, "verification-methods")
                        .at("/outcome/verificationResult")
                        .asText())
                .isEqualTo("passed");

        JsonNode after = ask("en", online("2026-04-01"));
        assertThat(after.at("/appliedOn").asText()).isEqualTo("2026-04-01");
        JsonNode method = answer(after, "verification-methods");
        assertThat(method.at("/outcome/verificationResult").asText()).isEqualTo("failed");
        assertThat(method.at("/tableName").asText()).isEqualTo("Verification method");
        assertThat(method.at("/version").asInt()).isPositive();
        assertThat(after.at("/refused/rules/0/sources/0").asText()).isEqualTo("JP-04");
        assertThat(after.at("/refused/rules/0/certainty").asText()).isEqualTo("M");
        assertThat(codes(after.at("/refused/methods"))).containsExactly("chip-read", "electronic-signature");
        assertThat(codes(after.at("/refused/documents")))
                .contains("jp-my-number-card", "jp-residence-card")
                .doesNotContain("passport", "jp-driver-licence");
    }

    @Test
    void it_speaks_the_callers_language() {
        assertThat(ask("ja", online("2026-11-25")).at("/refused/rules/0/text").asText())
                .contains("自撮り");
        assertThat(ask("zh-CN", online("2026-11-25"))
                        .at("/refused/methods/0/text")
                        .asText())
                .isEqualTo("读取证件芯片");
    }

    @Test
    void only_what_the_facts_can_answer_is_asked_and_nothing_is_kept() {
        long before = evaluations();
        JsonNode said = ask("en", "{\"product\":\"cn-postpaid-voice\",\"age\":30}");
        assertThat(tables(said)).containsExactly("line-limit", "consent-needed");
        assertThat(answer(said, "consent-needed").at("/outcome/consents").asText())
                .isEqualTo("identity-check,face-comparison");
        assertThat(tables(ask("en", online("2026-11-25"))))
                .containsExactly("needed-documents", "verification-methods", "line-limit");
        assertThat(evaluations()).isEqualTo(before);
    }

    @Test
    void a_product_must_be_told_and_the_day_must_be_one() {
        assertThat(post("clerk", "/api/policy/answers", "{}").statusCode()).isEqualTo(422);
        assertThat(post("clerk", "/api/policy/answers", "{\"product\":\"x\",\"age\":-1}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("clerk", "/api/policy/answers", "{\"product\":\"" + "x".repeat(61) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("clerk", "/api/policy/answers", "{\"product\":\"x\",\"appliedOn\":\"yesterday\"}")
                        .statusCode())
                .isIn(400, 422);
        assertThat(post(null, "/api/policy/answers", "{\"product\":\"x\"}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_product_is_left_to_a_person() {
        JsonNode said = ask(
                "en",
                "{\"product\":\"tv\",\"channel\":\"counter\",\"documentType\":\"passport\",\"verification\":\"document-shown\"}");
        assertThat(answer(said, "needed-documents").at("/outcome/accepted").asText())
                .isEqualTo("person");
        assertThat(answer(said, "verification-methods")
                        .at("/outcome/verificationResult")
                        .asText())
                .isEqualTo("unclear");
    }

    private long evaluations() {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM ACT_HI_DECINST WHERE PROC_INST_ID_ IS NULL AND DEC_DEF_KEY_ = 'consent-needed'")
                .query(Long.class)
                .single();
    }

    private static String online(String appliedOn) {
        return "{\"product\":\"jp-postpaid-voice\",\"channel\":\"online\",\"verification\":\"image-uploaded\","
                + "\"documentType\":\"jp-driver-licence\",\"deliveryForm\":\"esim\",\"appliedOn\":\"" + appliedOn
                + "\"}";
    }

    private JsonNode ask(String language, String question) {
        return json(send(as("clerk", "/api/policy/answers")
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(question))));
    }

    private static JsonNode answer(JsonNode said, String table) {
        return StreamSupport.stream(said.get("answers").spliterator(), false)
                .filter(answer -> answer.get("table").asText().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> tables(JsonNode said) {
        return StreamSupport.stream(said.get("answers").spliterator(), false)
                .map(answer -> answer.get("table").asText())
                .toList();
    }

    private static List<String> codes(JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .map(each -> each.get("code").asText())
                .toList();
    }
}
