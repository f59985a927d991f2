package io.meibo.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.identity.check.Telling;
import io.meibo.identity.credit.CreditSource;
import io.meibo.support.AppTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IdentityApiTest extends AppTest {

    private static final String SPECIMEN = "{\"format\":\"mrz-td3\",\"value\":\"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<"
            + "<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10\"}";
    private static final String WRONG = "{\"format\":\"jp-driver-licence-number\",\"value\":\"302012345620\"}";

    private final CreditSource credit;

    @Autowired
    IdentityApiTest(CreditSource credit) {
        this.credit = credit;
    }

    @Test
    void values_are_answered_in_order_with_three_results_and_fields() {
        JsonNode answers = json(post("shop", "/api/checks", "[" + SPECIMEN + "," + WRONG + "]"));
        assertThat(answers).hasSize(2);
        assertThat(answers.at("/0/valid").asBoolean()).isTrue();
        assertThat(answers.at("/0/code").asText()).isEqualTo("MRZ_SPECIMEN_STATE");
        assertThat(answers.at("/0/fields/familyName").asText()).isEqualTo("ERIKSSON");
        assertThat(answers.at("/0/fields/birthDate").asText()).isEqualTo("1974-08-12");
        assertThat(answers.at("/0/plausibility/outcome").asText()).isEqualTo("warning");
        assertThat(answers.at("/1/valid").asBoolean()).isFalse();
        assertThat(answers.at("/1/code").asText()).isEqualTo("CHECK_DIGIT_WRONG");
        assertThat(answers.at("/1/format/outcome").asText()).isEqualTo("passed");
        assertThat(answers.at("/1/checkDigit/outcome").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({"en, The check digit", "ja, 検査数字", "zh-CN, 校验码", "fr, The check digit"})
    void the_reason_is_in_the_readers_language(String language, String start) {
        var answer = send(as("clerk", "/api/checks")
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString("[" + WRONG + "]")));
        assertThat(json(answer).at("/0/reason").asText()).startsWith(start);
    }

    @Test
    void a_thousand_values_are_taken_and_one_more_is_not() {
        assertThat(json(post("shop", "/api/checks", many(1_000)))).hasSize(1_000);
        HttpResponse<String> refused = post("shop", "/api/checks", many(1_001));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("code").asText()).isEqualTo("TOO_MANY_CHECKS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[{}]", "[{\"format\":null,\"value\":null}]"})
    void an_incomplete_question_names_its_place(String body) {
        HttpResponse<String> refused = post("shop", "/api/checks", body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").asText()).isEqualTo("/0/format");
        assertThat(json(refused).at("/errors/1/pointer").asText()).isEqualTo("/0/value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "[1]", "[{\"format\":{}}]", "\"x\""})
    void what_is_no_list_of_questions_cannot_be_read(String body) {
        HttpResponse<String> refused = post("shop", "/api/checks", body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void nobody_unknown_may_ask() {
        assertThat(get(null, "/api/checks").statusCode()).isEqualTo(401);
        assertThat(post(null, "/api/checks", "[]").statusCode()).isIn(401, 403);
    }

    @Test
    void the_formats_are_listed() {
        assertThat(getJson("clerk", "/api/checks").toString())
                .contains("\"mrz-td3\"")
                .contains("\"cn-resident-id\"");
    }

    @Test
    void a_manager_replaces_a_list_and_only_what_it_names_counts() {
        assertThat(credit.standing(Telling.aVisitor().data(), "a")).isEqualTo(Standing.CLEAR);

        JsonNode listed = json(
                put(
                        "manager",
                        "/api/unpaid-lists/tca",
                        """
                {"entries":[{"familyName":"Eriksson","givenName":"ANNA MARIA","birthDate":"1974-08-12"},
                {"phone":"090-1234-0000"},{"phone":"090-1234-0000"}]}"""));
        assertThat(listed.path("entries").asInt()).isEqualTo(3);
        assertThat(credit.standing(Telling.aVisitor().data(), "b")).isEqualTo(Standing.UNSURE);

        put(
                "manager",
                "/api/unpaid-lists/tca",
                """
                {"entries":[{"familyName":"Eriksson","givenName":"ANNA MARIA","birthDate":"1974-08-12",
                "phone":"090-1234-5678"}]}""");
        assertThat(credit.standing(Telling.aVisitor().data(), "c")).isEqualTo(Standing.UNPAID);

        put(
                "manager",
                "/api/unpaid-lists/own",
                """
                {"entries":[{"documentType":"jp-driver-licence","documentNumber":"302012345610"}]}""");
        put("manager", "/api/unpaid-lists/tca", "{\"entries\":[]}");
        assertThat(credit.standing(Telling.aVisitor().data(), "d")).isEqualTo(Standing.CLEAR);
        assertThat(credit.standing(Telling.aJapaneseDriver().data(), "e")).isEqualTo(Standing.UNPAID);
        assertThat(getJson("manager", "/api/unpaid-lists").toString())
                .contains("\"tca\"")
                .doesNotContain("302012345610");
        put("manager", "/api/unpaid-lists/own", "{\"entries\":[]}");
    }

    @Test
    void a_list_with_a_faulty_entry_changes_nothing() {
        HttpResponse<String> refused = put(
                "manager",
                "/api/unpaid-lists/faulty",
                "{\"entries\":[{\"phone\":\"090-1234-5678\"},{\"familyName\":\"ERIKSSON\"},null]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").asText()).isEqualTo("/entries/1");
        assertThat(json(refused).at("/errors/1/pointer").asText()).isEqualTo("/entries/2");
        assertThat(getJson("manager", "/api/unpaid-lists").toString()).doesNotContain("faulty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk", "reviewer", "senior", "auditor", "shop"})
    void only_managers_have_to_do_with_unpaid_lists(String user) {
        assertThat(put(user, "/api/unpaid-lists/tca", "{\"entries\":[]}").statusCode())
                .isEqualTo(403);
        assertThat(get(user, "/api/unpaid-lists").statusCode()).isEqualTo(403);
    }

    private static String many(int count) {
        return "[" + String.join(",", Collections.nCopies(count, WRONG)) + "]";
    }
}
