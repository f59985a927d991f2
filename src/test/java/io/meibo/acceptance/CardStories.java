package io.meibo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.card.Concessions;
import io.meibo.demo.Application;
import io.meibo.demo.Door;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import io.meibo.demo.StockFiles;
import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Transit and bank cards: with nobody, with a name, with a proof, with two reviewers. */
abstract class CardStories extends Stories {

    private static final AtomicInteger NEXT = new AtomicInteger(500_000);

    @Autowired
    private Concessions concessions;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void enough_cards() {
        importCards(20).expectYes();
    }

    @Test
    void an_anonymous_card_goes_to_whoever_pays_the_deposit_and_nothing_is_kept_of_anybody() {
        Journey journey = begun("jp-transit-anonymous", Registrations.japanese(), List.of())
                .reaches("awaiting-deposit");
        assertThat(journey.progress().at("/awaiting/amount/amount").asText()).isEqualTo("500");

        journey.paid().reaches("issuing").awaits("hand-over");
        handedOver(journey);

        journey.reaches("completed");
        assertThat(journey.history()).containsExactly("draft", "checking", "awaiting-deposit", "issuing", "completed");
        for (String table : List.of("personal_data", "attachment", "fingerprint", "consent", "check_result")) {
            assertThat(count("SELECT COUNT(*) FROM " + table + " WHERE reference = :reference", journey.reference()))
                    .as(table)
                    .isZero();
        }
        JsonNode seen = api().as("clerk").get(journey.path()).expect(200).json();
        assertThat(seen.path("applicant").isNull()).isTrue();
        api().as("auditor")
                .get(journey.path() + "/personal-data?purpose=inspection")
                .expect(404);
    }

    @Test
    void an_anonymous_card_refuses_whatever_is_told_of_a_person_with_each_field_named() {
        long before = count("SELECT COUNT(*) FROM registration");
        Invented person = Registrations.japanese();
        Map<String, Object> body = application("jp-transit-anonymous", person);
        Map<String, Object> telling = application("cn-bank-class-1", person);
        for (String field : List.of("applicant", "identityDocument", "verification", "consents")) {
            body.put(field, telling.get(field));
        }
        body.put("guardian", Map.of("familyName", person.familyName()));

        Answer answer = api().as("shop")
                .postForm(
                        "/api/registrations",
                        List.of(
                                FormPart.registration(Door.JSON.valueToTree(body)),
                                FormPart.jpeg("portrait", Registrations.DRAWING.portrait(person))));

        answer.expect(422);
        assertThat(pointers(answer))
                .contains(
                        "/applicant/familyName",
                        "/applicant/birthDate",
                        "/applicant/address/locality",
                        "/applicant/phone",
                        "/applicant/email",
                        "/identityDocument/number",
                        "/verification",
                        "/guardian/familyName",
                        "/portrait");
        assertThat(codes(answer)).containsOnly("NOT_COLLECTED");
        assertThat(answer.json().toString()).doesNotContain(person.familyName(), person.phone());
        assertThat(count("SELECT COUNT(*) FROM registration")).isEqualTo(before);
    }

    @Test
    void a_named_card_takes_name_kana_birth_date_sex_and_phone_and_nothing_else() {
        Invented person = Registrations.japanese();
        Journey journey = begun("jp-transit-named", person, List.of()).reaches("awaiting-deposit");
        journey.paid().awaits("hand-over");
        handedOver(journey);
        journey.reaches("completed");

        Map<String, Object> tooMuch = application("jp-transit-named", person);
        applicantOf(tooMuch).put("email", person.email());
        applicantOf(tooMuch).put("nationality", "JPN");
        tooMuch.put("verification", "document-shown");
        Answer refused = api().as("shop").post("/api/registrations", tooMuch).expect(422);
        assertThat(pointers(refused))
                .containsExactlyInAnyOrder("/applicant/email", "/applicant/nationality", "/verification");

        Map<String, Object> tooLittle = application("jp-transit-named", person);
        applicantOf(tooLittle).keySet().removeAll(List.of("familyNameKana", "sex", "phone"));
        assertThat(pointers(
                        api().as("shop").post("/api/registrations", tooLittle).expect(422)))
                .containsExactlyInAnyOrder("/applicant/familyNameKana", "/applicant/sex", "/applicant/phone");
    }

    @Test
    void child_fare_is_seen_by_a_person_with_its_proof() {
        Invented person = Registrations.japanese();
        Map<String, Object> body = application("jp-transit-named", person);
        body.put("plan", "child");

        Journey journey = begun(body, person, List.of(FormPart.jpeg("age-proof", Registrations.DRAWING.front(person))))
                .reaches("in-review");

        journey.approvedBy("reviewer").reaches("awaiting-deposit");
        Map<String, Object> adult = application("jp-transit-named", person);
        Answer answer = api().as("shop")
                .postForm(
                        "/api/registrations",
                        List.of(
                                FormPart.registration(Door.JSON.valueToTree(adult)),
                                FormPart.jpeg("age-proof", Registrations.DRAWING.front(person))));
        assertThat(pointers(answer.expect(422))).containsExactly("/age-proof");
    }

    @Test
    void a_withdrawn_card_goes_back_with_its_deposit() {
        Journey journey = begun("jp-transit-anonymous", Registrations.japanese(), List.of())
                .reaches("awaiting-deposit")
                .paid()
                .awaits("hand-over");
        long reserved = count("SELECT COUNT(*) FROM card WHERE state = 'reserved'");

        journey.withdraw().expectYes();
        journey.reaches("withdrawn").refundedBy("clerk");

        assertThat(count("SELECT COUNT(*) FROM card WHERE state = 'reserved'")).isEqualTo(reserved - 1);
        assertThat(count("SELECT COUNT(*) FROM card WHERE reference = :reference", journey.reference()))
                .isZero();
    }

    @Test
    void a_concession_is_looked_at_yearly_while_its_registration_stays_completed_and_may_be_given_up() {
        Invented person = Registrations.chinese();
        Journey journey = begun("cn-transit-concession", person, pages(person, "concession-proof"));
        seenByReviewers(journey);
        journey.awaits("hand-over");
        handedOver(journey);
        journey.reaches("completed");

        JsonNode concession = api().as("clerk")
                .get(journey.path() + "/concession")
                .expect(200)
                .json();
        assertThat(concession.path("reviews").asInt()).isZero();
        assertThat(concession.path("endedAt").isNull()).isTrue();
        assertThat(journey.withdraw().status()).isEqualTo(409);

        journey.applicant().post(journey.path() + "/concession/end").expectYes();
        await().untilAsserted(() -> assertThat(api().as("clerk")
                        .get(journey.path() + "/concession")
                        .expect(200)
                        .json()
                        .path("endedAt")
                        .isNull())
                .isFalse());
        journey.applicant().post(journey.path() + "/concession/end").expect(409);
        assertThat(journey.status()).isEqualTo("completed");
    }

    @Test
    void the_yearly_review_begins_once_and_a_reviewer_ends_or_confirms_it() {
        Invented person = Registrations.chinese();
        Journey journey = begun("cn-transit-concession", person, pages(person, "concession-proof"));
        seenByReviewers(journey);
        journey.awaits("hand-over");
        handedOver(journey);
        journey.reaches("completed");
        concessions.plan(new RegistrationId(journey.reference()));
        assertThat(reviewsOf(journey)).hasSize(1);

        reviewed(journey, "approve");
        await().untilAsserted(() ->
                assertThat(concession(journey).path("reviews").asInt()).isEqualTo(1));
        assertThat(reviewsOf(journey)).hasSize(1);

        reviewed(journey, "refuse");
        await().untilAsserted(() ->
                assertThat(concession(journey).path("endedAt").isNull()).isFalse());
        assertThat(journey.status()).isEqualTo("completed");
    }

    private JsonNode concession(Journey journey) {
        return api().as("clerk").get(journey.path() + "/concession").expect(200).json();
    }

    private List<ProcessInstance> reviewsOf(Journey journey) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("concession-review")
                .processInstanceBusinessKey(journey.reference())
                .list();
    }

    /** Lets the year pass, then a reviewer gives his word; without it the task cannot be completed. */
    private void reviewed(Journey journey, String outcome) {
        String review = reviewsOf(journey).get(0).getId();
        await().until(() ->
                management.createJobQuery().processInstanceId(review).timers().count() == 1);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(review)
                .timers()
                .singleResult()
                .getId());
        String task = journey.claimed("Task_ReviewConcession", "reviewer");
        Caller reviewer = api().as("reviewer");
        assertThat(reviewer.post("/api/tasks/" + task + "/completion").status()).isEqualTo(409);
        api().as("clerk")
                .put(journey.path() + "/concession/review?task=" + task, Map.of("outcome", outcome))
                .expect(403);
        reviewer.put(journey.path() + "/concession/review?task=" + task, Map.of("outcome", "perhaps"))
                .expect(422);
        reviewer.put(journey.path() + "/concession/review?task=" + task, Map.of("outcome", outcome))
                .expectYes();
        journey.completed(task, "reviewer");
    }

    @Test
    void a_bank_card_takes_two_reviewers_and_a_person_gets_only_one() {
        Invented person = Registrations.chinese();
        Journey journey = begun("cn-bank-class-1", person, pages(person, "document-back"));
        Comparison.matches(api()::as, journey.reference());
        journey.reaches("in-review").approvedBy("reviewer").reaches("in-review");

        String second = journey.task("Task_ConfirmApproval", "reviewer");
        assertThat(api().as("reviewer").post("/api/tasks/" + second + "/claim").status())
                .as("the first reviewer cannot confirm himself")
                .isEqualTo(403);
        journey.decided("Task_ConfirmApproval", "senior", "approve", List.of(), List.of())
                .awaits("hand-over");
        handedOver(journey);
        journey.reaches("completed");

        Journey again = begun("cn-bank-class-1", person, pages(person, "document-back"));
        Comparison.matchesIfAsked(api()::as, again.reference());
        again.reaches("rejected");
    }

    @Test
    void a_bank_card_is_never_applied_for_online_and_its_account_number_is_refused_everywhere() {
        Invented person = Registrations.chinese();
        Map<String, Object> online = application("cn-bank-class-1", person);
        online.put("channel", "online");
        assertThat(pointers(api().as("shop").post("/api/registrations", online).expect(422)))
                .contains("/channel");

        Map<String, Object> account = application("cn-bank-class-1", person);
        applicantOf(account).put("givenName", "6200 0000 0000 0005");
        Answer refused = api().as("shop").post("/api/registrations", account).expect(422);
        assertThat(codes(refused)).contains("CARD_NUMBER_DETECTED");
        assertThat(refused.json().toString()).doesNotContain("6200");
    }

    @Test
    void ranges_come_in_whole_or_not_at_all_and_only_from_the_manager() {
        String csv = "product,firstNumber,lastNumber,checkDigit\njp-transit-named,JE777000001,JE777000005,none\n"
                + "jp-transit-named,JE777000005,JE777000009,none\n";
        Answer refused = api().as("manager")
                .post("/api/inventory/cards", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(422);
        assertThat(pointers(refused)).containsExactly("/3/firstNumber");
        assertThat(count("SELECT COUNT(*) FROM card WHERE card_number LIKE 'JE777%'"))
                .isZero();
        api().as("clerk")
                .post("/api/inventory/cards", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(403);
    }

    private Answer importCards(int pieces) {
        return api().as("manager")
                .post(
                        "/api/inventory/cards",
                        "text/csv",
                        StockFiles.cards(NEXT.getAndAdd(pieces), pieces).getBytes(StandardCharsets.UTF_8));
    }

    private Journey begun(String product, Invented person, List<FormPart> pages) {
        return begun(application(product, person), person, pages);
    }

    private Journey begun(Map<String, Object> body, Invented person, List<FormPart> pages) {
        var parts = new ArrayList<FormPart>();
        parts.add(FormPart.registration(Door.JSON.valueToTree(body)));
        parts.addAll(pages);
        Answer answer = api().as("shop").postForm("/api/registrations", parts).expect(201);
        return Journey.of(api(), person, answer);
    }

    private static Map<String, Object> application(String product, Invented person) {
        String plan =
                switch (product) {
                    case "cn-transit-concession" -> "student";
                    case "cn-bank-class-1" -> "class-1";
                    case "cn-transit-ordinary" -> "ordinary";
                    default -> "adult";
                };
        return new Application(
                        product, plan, "counter", "portrait-compared", person, OffsetDateTime.now(Registrations.ZONE))
                .body();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> applicantOf(Map<String, Object> body) {
        return (Map<String, Object>) body.get("applicant");
    }

    private static List<FormPart> pages(Invented person, String third) {
        return List.of(
                FormPart.jpeg("document-front", Registrations.DRAWING.front(person)),
                FormPart.jpeg("portrait", Registrations.DRAWING.portrait(person)),
                FormPart.jpeg(third, Registrations.DRAWING.back(person)));
    }

    /** The clerk reads the card that is reserved, and records that it changed hands. */
    private void handedOver(Journey journey) {
        Caller clerk = api().as("clerk");
        String task = journey.claimed("Task_HandOverCard", "clerk");
        String number = clerk.get(journey.path() + "/reservation").expect(200).text("/cardNumber");
        clerk.post(journey.path() + "/hand-over?task=" + task, Map.of("cardNumber", "JE999999999999"))
                .expect(422);
        clerk.post(journey.path() + "/hand-over?task=" + task, Map.of("cardNumber", number))
                .expectYes();
        journey.completed(task, "clerk");
    }

    private void seenByReviewers(Journey journey) {
        Comparison.matchesIfAsked(api()::as, journey.reference());
        journey.reaches("in-review").approvedBy("reviewer");
    }

    private static List<String> pointers(Answer answer) {
        var pointers = new ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    private static List<String> codes(Answer answer) {
        var codes = new ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> codes.add(error.path("code").asText()));
        return codes;
    }

    private long count(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    private long count(String sql, String reference) {
        return jdbc().sql(sql).param("reference", reference).query(Long.class).single();
    }
}
