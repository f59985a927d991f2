package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Application;
import io.meibo.demo.Door;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Minors with their guardians, and agents, from the door to the reviewer (CN-03, CN-14, JP-22). */
class ActingPersonsIT extends Stories {

    private static final People PEOPLE = new People(14_22, LocalDate.now(Registrations.ZONE));

    @Test
    void a_fifteen_year_old_in_china_applies_at_the_counter_with_guardian_and_proof_of_kinship() {
        Invented guardian = PEOPLE.chinese();
        Journey journey = sent(Registrations.aChinesePostpaidRegistrationOf(PEOPLE.youngChinese(15))
                .withGuardian(guardian)
                .withPage("kinship-proof", Registrations.DRAWING.back(guardian)));
        journey.past("checking");

        JsonNode detail = api().as("clerk").get(journey.path()).expect(200).json();
        assertThat(doubts(detail)).isEmpty();
        assertThat(detail.at("/guardian/relationship").asText()).isEqualTo("parent");
        assertThat(detail.path("guardian").toString())
                .doesNotContain(guardian.paper().number(), guardian.phone());
    }

    @Test
    void without_a_guardian_the_same_goes_to_a_person_is_asked_and_comes_back_whole() {
        Invented guardian = PEOPLE.chinese();
        Journey journey = sent(Registrations.aChinesePostpaidRegistrationOf(PEOPLE.youngChinese(15)));
        journey.reaches("in-review");
        assertThat(doubts(api().as("clerk").get(journey.path()).json()))
                .containsExactlyInAnyOrder(
                        tuple("GUARDIAN_MISSING", "/guardian"),
                        tuple("PAGE_MISSING", "/guardian-document"),
                        tuple("PAGE_MISSING", "/kinship-proof"));

        journey.decided(
                "Task_ReviewRegistration",
                "reviewer2",
                "return",
                List.of("GUARDIAN_CONSENT_MISSING"),
                List.of("/guardian", "/guardian-document", "/kinship-proof"));
        journey.reaches("returned");
        journey.applicant()
                .putForm(
                        journey.path() + "/correction",
                        List.of(
                                FormPart.registration(Door.JSON.valueToTree(
                                        Map.of("guardian", Application.party(guardian, "parent")))),
                                FormPart.jpeg("guardian-document", Registrations.DRAWING.front(guardian)),
                                FormPart.jpeg("kinship-proof", Registrations.DRAWING.back(guardian))))
                .expect(200);

        Comparison.matchesIfAsked(api()::as, journey.reference());
        journey.reaches("in-review");
        assertThat(doubts(api().as("clerk").get(journey.path()).json())).isEmpty();
    }

    @Test
    void a_seventeen_year_old_in_japan_applies_with_a_guardian_and_the_filter_is_on() {
        Journey journey = sent(Registrations.aPostpaidRegistrationOf(PEOPLE.youngResidentOfJapan(17))
                .withGuardian(PEOPLE.japanese())
                .with("/user", Map.of("under18", true, "filtering", "on")));
        journey.past("checking");

        JsonNode detail = api().as("clerk").get(journey.path()).expect(200).json();
        assertThat(doubts(detail)).isEmpty();
        assertThat(codes(detail)).contains("FILTERING_ON");
    }

    @Test
    void a_guardian_who_declines_the_filter_is_for_a_person() {
        Journey journey = sent(Registrations.aPostpaidRegistrationOf(PEOPLE.youngResidentOfJapan(17))
                .withGuardian(PEOPLE.japanese())
                .with("/user", Map.of("under18", true, "filtering", "declined-in-writing")));
        journey.reaches("in-review");

        assertThat(doubts(api().as("clerk").get(journey.path()).json()))
                .containsExactly(tuple("FILTERING_DECLINED", "/user/filtering"));
    }

    @Test
    void an_agent_with_both_documents_may_act_at_the_counter_and_is_found_by_his_document() {
        Invented agent = PEOPLE.chinese();
        Registrations registration = Registrations.aChinesePostpaidRegistrationOf(PEOPLE.chinese())
                .with("/verification", "document-shown")
                .with("/agent", Application.party(agent, "spouse"))
                .withPage("agent-document", Registrations.DRAWING.front(agent));
        Journey journey = Journey.of(api(), registration, registration.sentBy(api().as("shop")));
        Comparison.matchesIfAsked(api()::as, journey.reference());
        journey.past("checking");

        JsonNode detail = api().as("clerk").get(journey.path()).expect(200).json();
        assertThat(doubts(detail)).isEmpty();
        assertThat(codes(detail)).contains("AGENT_ACTS");
        assertThat(api().as("clerk")
                        .post(
                                "/api/registrations/search",
                                Map.of("documentNumber", agent.paper().number()))
                        .expect(200)
                        .json()
                        .findValuesAsText("reference"))
                .containsExactly(journey.reference());
    }

    @Test
    void online_an_agent_is_refused_at_the_door_and_told_what_to_do() {
        JsonNode problem = Registrations.aChinesePostpaidRegistrationOf(PEOPLE.chinese())
                .with("/channel", "online")
                .with("/agent", Application.party(PEOPLE.chinese(), "spouse"))
                .sentBy(api().as("shop").with("Accept-Language", "en"))
                .expect(422)
                .json();

        assertThat(errors(problem)).contains(tuple("AGENT_NOT_ALLOWED", "/agent"));
    }

    @Test
    void what_is_wrong_with_a_guardian_is_told_at_his_fields() {
        Invented minor = PEOPLE.youngChinese(15);
        Map<String, Object> child = Application.party(PEOPLE.youngChinese(12), "sibling");
        JsonNode problem = Registrations.aChinesePostpaidRegistrationOf(minor)
                .with("/guardian", child)
                .with("/guardian/identityDocument/number", "110105194912310021")
                .with("/guardian/phone", "12345")
                .sentBy(api().as("shop"))
                .expect(422)
                .json();

        assertThat(errors(problem))
                .contains(
                        tuple("GUARDIAN_NOT_ADULT", "/guardian/birthDate"),
                        tuple("CHECK_DIGIT_WRONG", "/guardian/identityDocument/number"),
                        tuple("PHONE_INVALID", "/guardian/phone"));
        assertThat(errors(Registrations.aChinesePostpaidRegistrationOf(minor)
                        .with("/guardian", Application.party(minor, "parent"))
                        .sentBy(api().as("shop"))
                        .expect(422)
                        .json()))
                .contains(tuple("PARTY_IS_APPLICANT", "/guardian/identityDocument/number"));
    }

    @Test
    void the_policy_tells_while_typing_who_must_be_there() {
        JsonNode answer = api().as("clerk")
                .with("Accept-Language", "ja")
                .post(
                        "/api/policy/acting-persons",
                        Map.of("product", "cn-postpaid-voice", "channel", "counter", "age", 15))
                .expect(200)
                .json();

        assertThat(answer.path("outcome").asText()).isEqualTo("guardian-and-kinship-proof");
        assertThat(answer.path("sources").toString()).contains("CN-14");
        assertThat(answer.path("reason").asText()).matches(".*[\\p{IsHiragana}].*");
        api().as("clerk").post("/api/policy/acting-persons", Map.of("age", -1)).expect(422);
    }

    private static List<Tuple> doubts(JsonNode detail) {
        return found(detail, List.of("failed", "unclear"));
    }

    private static List<Tuple> found(JsonNode detail, List<String> outcomes) {
        var found = new ArrayList<Tuple>();
        detail.path("checks").forEach(check -> {
            if (check.path("check").asText().equals("acting-persons")
                    && outcomes.contains(check.path("outcome").asText())) {
                found.add(
                        tuple(check.path("code").asText(), check.path("pointer").asText()));
            }
        });
        return found;
    }

    private static List<String> codes(JsonNode detail) {
        var codes = new ArrayList<String>();
        detail.path("checks").forEach(check -> codes.add(check.path("code").asText()));
        return codes;
    }

    private static List<Tuple> errors(JsonNode problem) {
        var errors = new ArrayList<Tuple>();
        problem.path("errors")
                .forEach(error -> errors.add(
                        tuple(error.path("code").asText(), error.path("pointer").asText())));
        return errors;
    }
}
