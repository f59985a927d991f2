package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Application;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import io.meibo.support.AppTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same Japanese online application with image and selfie, dated before and after the rule of 2026-04-01 (JP-04). */
class DatedExampleTest extends AppTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final People PEOPLE = new People(40_401, LocalDate.now(ZONE));
    private static final SpecimenDrawing DRAWING = new SpecimenDrawing();

    @Test
    void dated_before_the_rule_the_method_is_enough_and_a_person_only_looks_at_the_date() {
        JsonNode entered = enter("2026-03-31");
        JsonNode detail = settled(entered, "in-review");

        assertThat(ruling(detail, "verification-methods")
                        .at("/outcome/verificationResult")
                        .asText())
                .isEqualTo("passed");
        assertThat(ruling(detail, "review-route").at("/outcome/reviewRoute").asText())
                .isEqualTo("review");
        assertThat(detail.at("/appliedOn").asText()).isEqualTo("2026-03-31");
        assertThat(detail.get("checks"))
                .extracting(check -> check.get("code").asText())
                .contains("APPLICATION_DATE_FOR_A_PERSON");
        assertThat(detail.at("/refusedByRule").isObject()).isFalse();
    }

    @Test
    void dated_on_the_day_of_the_rule_it_is_refused_and_told_what_is_allowed_instead() {
        JsonNode entered = enter("2026-04-01");
        JsonNode detail = settled(entered, "rejected");

        JsonNode method = ruling(detail, "verification-methods");
        assertThat(method.at("/rules/0/id").asText()).isEqualTo("Rule_JpOnlineImage");
        assertThat(method.at("/rules/0/sources/0").asText()).isEqualTo("JP-04");
        assertThat(method.at("/version").asInt()).isPositive();
        assertThat(ruling(detail, "review-route").at("/rules/0/id").asText()).isEqualTo("Rule_MethodForbidden");

        String code = entered.get("accessCode").asText();
        JsonNode progress = json(send(as(null, "/api/registrations/" + reference(entered) + "/progress")
                .header("X-Access-Code", code)
                .header("Accept-Language", "ja")
                .GET()));
        assertThat(progress.at("/status").asText()).isEqualTo("rejected");
        assertThat(progress.at("/refusedByRule/rules/0/sources/0").asText()).isEqualTo("JP-04");
        assertThat(progress.at("/refusedByRule/rules/0/text").asText()).contains("自撮り");
        assertThat(StreamSupport.stream(progress.at("/refusedByRule/methods").spliterator(), false)
                        .map(told -> told.get("code").asText()))
                .containsExactly("chip-read", "electronic-signature");
        assertThat(getJson("clerk", "/api/registrations/" + reference(entered))
                        .at("/retention/period")
                        .asText())
                .isEqualTo("P90D");
    }

    @Test
    void an_applicant_is_shown_no_rulings_but_the_refusal() {
        JsonNode entered = enter("2026-09-30");
        settled(entered, "rejected");
        JsonNode own = json(send(as(null, "/api/registrations/" + reference(entered))
                .header("X-Access-Code", entered.get("accessCode").asText())
                .GET()));
        assertThat(own.at("/rulings").size()).isZero();
        assertThat(own.at("/retention").isObject()).isFalse();
        assertThat(own.at("/refusedByRule/rules/0/sources/0").asText()).isEqualTo("JP-04");
    }

    @Test
    void an_application_is_never_dated_in_the_future() {
        HttpResponse<String> answer = post(LocalDate.now(ZONE).plusDays(2).toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/appliedOn");
        assertThat(json(answer).at("/errors/0/code").asText()).isEqualTo("DATE_IN_FUTURE");
    }

    private JsonNode enter(String appliedOn) {
        HttpResponse<String> answer = post(appliedOn);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private HttpResponse<String> post(String appliedOn) {
        Invented person;
        synchronized (PEOPLE) {
            person = PEOPLE.japanese();
        }
        Map<String, Object> body = new Application(
                        "jp-postpaid-voice",
                        "standard-20gb",
                        "online",
                        "image-uploaded",
                        person,
                        OffsetDateTime.now(ZONE).minusMinutes(1))
                .body();
        body.put("appliedOn", appliedOn);
        body.put("delivery", Map.of("form", "sim", "method", "post"));
        return postMultipart(
                "shop",
                "/api/registrations",
                List.of(
                        Part.json("registration", JSON.valueToTree(body).toString()),
                        new Part("document-front", "front.jpg", "image/jpeg", DRAWING.front(person)),
                        new Part("portrait", "portrait.jpg", "image/jpeg", DRAWING.portrait(person))));
    }

    private JsonNode settled(JsonNode entered, String status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> getJson("clerk", "/api/registrations/" + reference(entered)),
                        detail -> detail.at("/status").asText().equals(status));
    }

    private static String reference(JsonNode entered) {
        return entered.get("reference").asText();
    }

    private static JsonNode ruling(JsonNode detail, String table) {
        return StreamSupport.stream(detail.get("rulings").spliterator(), false)
                .filter(ruling -> ruling.get("table").asText().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
