package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aChinesePostpaidRegistration;
import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static io.meibo.acceptance.Registrations.aPostpaidRegistrationOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.FormPart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the application to the SIM in the hand, over HTTP alone. */
abstract class PostpaidStories extends Stories {

    @BeforeEach
    void enough_stock() {
        japaneseStock().keepAtLeast(20);
        chineseStock().keepAtLeast(5);
    }

    @Test
    void sent_by_the_shop_returned_corrected_approved_signed_paid_handed_over_and_completed() {
        Registrations registration =
                aPostpaidRegistrationOf(Registrations.passportHolder("JPN")).withUnreadableDocument();
        Journey journey = sent(registration).reaches("in-review");

        journey.decided(
                "Task_ReviewRegistration",
                "reviewer",
                "return",
                List.of("DOCUMENT_UNREADABLE"),
                List.of("/document-front"));
        journey.reaches("returned").awaits("correction");
        assertThat(journey.progress().at("/awaiting/from").asText()).isEqualTo("applicant");
        assertThat(journey.progress().at("/awaiting/until").asText()).matches("\\d{4}-\\d{2}-\\d{2}T.*");

        journey.applicant()
                .putForm(
                        journey.path() + "/correction",
                        List.of(FormPart.jpeg("document-front", Registrations.DRAWING.front(registration.person()))))
                .expect(200);
        journey.reaches("in-review");
        journey.approvedBy("reviewer2").reaches("awaiting-signature");

        Answer contract = journey.applicant().get(journey.path() + "/contract").expect(200);
        assertThat(contract.contentType()).startsWith("application/pdf");
        assertThat(contract.bytes()).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        journey.signed().reaches("awaiting-deposit");
        JsonNode due = journey.progress().at("/awaiting/amount");
        assertThat(due.path("currency").asText()).isEqualTo("JPY");
        assertThat(new java.math.BigDecimal(due.path("amount").asText())).isPositive();

        journey.paid().awaits("hand-over");
        journey.handedOverBy("clerk").reaches("completed");

        assertThat(journey.history())
                .containsExactly(
                        "draft",
                        "checking",
                        "in-review",
                        "returned",
                        "checking",
                        "in-review",
                        "awaiting-signature",
                        "awaiting-deposit",
                        "issuing",
                        "completed");
        JsonNode vouchers = journey.applicant()
                .get(journey.path() + "/vouchers")
                .expect(200)
                .json();
        assertThat(vouchers.findValuesAsText("kind")).contains("contract", "receipt");
    }

    @Test
    void a_japanese_applicant_with_a_good_licence_needs_no_reviewer() {
        Journey journey = sent(aPostpaidRegistration()).reaches("awaiting-signature");

        assertThat(journey.history()).doesNotContain("in-review");
    }

    @Test
    void a_chinese_applicant_gets_the_contract_in_chinese() {
        Journey journey = sent(aChinesePostpaidRegistration()).reaches("awaiting-signature");

        byte[] contract = journey.applicant()
                .get(journey.path() + "/contract")
                .expect(200)
                .bytes();
        assertThat(Pdf.text(contract)).contains("合同").doesNotContain("契約");
    }

    @Test
    void a_draft_is_nothing_until_it_is_submitted() {
        Registrations registration = aPostpaidRegistration();
        Answer drafted = registration.draftedBy(api().as("shop")).expect(201);
        Journey journey = Journey.of(api(), registration, drafted);
        assertThat(drafted.text("/status")).isEqualTo("draft");
        assertThat(journey.awaited()).isEqualTo("submission");

        api().as("shop").post(journey.path() + "/submission").expect(200);

        journey.reaches("awaiting-signature");
        api().as("shop").post(journey.path() + "/submission").expect(409);
    }

    @Test
    void an_old_program_may_start_a_draft_over_the_engines_own_rest_once() {
        Registrations registration = aPostpaidRegistration();
        Journey journey = Journey.of(api(), registration, registration.draftedBy(api().as("shop")));
        String start = "/engine-rest/process-definition/key/postpaid-registration/start";
        Map<String, Object> body = Map.of("businessKey", journey.reference());

        api().as("shop")
                .post(start, Map.of("businessKey", journey.reference(), "variables", Map.of("x", Map.of("value", 1))))
                .expect(400);
        api().as("shop").post(start, Map.of("businessKey", "R-0000-0000-0")).expect(400);
        api().as("shop").post(start, body).expect(200);
        api().as("shop").post(start, body).expect(400);

        journey.reaches("awaiting-signature");
    }

    @Test
    void a_refused_applicant_is_told_why_in_his_language_and_nothing_is_kept_for_him() {
        Journey journey = sent(aPostpaidRegistration().withUnreadableDocument()).reaches("in-review");

        journey.decided("Task_ReviewRegistration", "reviewer", "refuse", List.of("DOCUMENT_NOT_GENUINE"), List.of());

        journey.reaches("rejected");
        journey.applicant().post(journey.path() + "/withdrawal").expect(409);
    }

    @Test
    void the_same_request_twice_is_one_registration() {
        Registrations registration = aPostpaidRegistration();
        var caller = api().as("shop")
                .with(
                        "Idempotency-Key",
                        "twice-" + registration.person().phone().hashCode());

        Answer first = registration.sentBy(caller).expect(201);
        Answer second = registration.sentBy(caller).expect(201);

        assertThat(second.json()).isEqualTo(first.json());
        registration
                .with("/applicant/email", "other@example.org")
                .sentBy(caller)
                .expect(422);
    }

    @Test
    void the_shops_own_number_is_taken_once_and_leads_to_the_first_registration() {
        String order = "order-" + java.util.UUID.randomUUID();
        Answer first = aPostpaidRegistration()
                .withExternalReference("shop", order)
                .sentBy(api().as("shop"))
                .expect(201);

        Answer second = aPostpaidRegistration()
                .withExternalReference("shop", order)
                .sentBy(api().as("shop"))
                .expect(409);

        assertThat(second.text("/reference")).isEqualTo(first.text("/reference"));
    }

    @Test
    void nobody_decides_without_the_task_and_no_decision_means_no_completion() {
        Journey journey = sent(aPostpaidRegistration().withUnreadableDocument()).reaches("in-review");
        String task = journey.task("Task_ReviewRegistration", "reviewer");
        Map<String, Object> approve =
                Map.of("outcome", "approve", "reasons", List.of(), "fields", List.of(), "note", "");

        assertThat(api().as("reviewer")
                        .put("/api/tasks/" + task + "/decision", approve)
                        .status())
                .isIn(403, 409);
        journey.claimed("Task_ReviewRegistration", "reviewer");
        api().as("reviewer").post("/api/tasks/" + task + "/completion").expect(409);
        assertThat(api().as("reviewer2")
                        .put("/api/tasks/" + task + "/decision", approve)
                        .status())
                .isIn(403, 404, 409);
        api().as("reviewer")
                .put("/api/tasks/" + task + "/decision", Map.of("outcome", "return", "reasons", List.of()))
                .expect(422);
        assertThat(api().as("reviewer")
                        .post("/engine-rest/task/" + task + "/complete", Map.of())
                        .status())
                .isBetween(400, 409);

        assertThat(journey.status()).isEqualTo("in-review");
    }

    @Test
    void a_step_out_of_order_is_a_conflict_and_changes_nothing() {
        Journey journey = sent(aPostpaidRegistration().withUnreadableDocument()).reaches("in-review");

        journey.applicant()
                .post(
                        journey.path() + "/contract/signature",
                        Map.of("signedName", "Too Early", "method", "online-typed"))
                .expect(409);
        api().as("shop")
                .post(
                        journey.path() + "/deposit/payments",
                        Map.of(
                                "amount",
                                Map.of("amount", "10000", "currency", "JPY"),
                                "method",
                                "cash",
                                "externalId",
                                "early"))
                .expect(409);
        journey.applicant().post(journey.path() + "/activation").expect(409);

        assertThat(journey.status()).isEqualTo("in-review");
    }

    @Test
    void nobody_else_sees_it() {
        Journey journey = sent(aPostpaidRegistration()).reaches("awaiting-signature");
        Journey other = sent(aPostpaidRegistration()).reaches("awaiting-signature");

        api().unknown().get(journey.path()).expect(401);
        api().unknown().get(journey.path() + "/progress").expect(401);
        assertThat(other.applicant().get(journey.path() + "/progress").status()).isIn(401, 403, 404);
        assertThat(api().as("clerk")
                        .get(journey.path() + "/personal-data?purpose=review")
                        .status())
                .isIn(403, 404);
        Answer masked = api().as("clerk").get(journey.path()).expect(200);
        assertThat(masked.body()).doesNotContain(journey.accessCode());
    }

    @Test
    void withdrawal_while_in_review_ends_it() {
        Journey journey = sent(aPostpaidRegistration().withUnreadableDocument()).reaches("in-review");

        journey.withdraw().expectYes();

        journey.reaches("withdrawn");
        assertThat(journey.withdraw().status()).isEqualTo(409);
    }

    @Test
    void withdrawal_while_a_correction_is_awaited_ends_it() {
        Journey journey = sent(aPostpaidRegistration().withUnreadableDocument()).reaches("in-review");
        journey.decided(
                "Task_ReviewRegistration",
                "reviewer",
                "return",
                List.of("DOCUMENT_UNREADABLE"),
                List.of("/document-front"));
        journey.reaches("returned").withdraw();

        journey.reaches("withdrawn");
    }

    @Test
    void withdrawal_before_the_signature_cancels_the_contract() {
        Journey journey = sent(aPostpaidRegistration()).reaches("awaiting-signature");

        journey.withdraw();

        journey.reaches("withdrawn");
        journey.applicant()
                .post(journey.path() + "/contract/signature", Map.of("signedName", "Late", "method", "online-typed"))
                .expect(409);
    }

    @Test
    void withdrawal_after_payment_returns_the_deposit_and_the_sim() {
        long freeBefore = japaneseStock().free();
        Journey journey = sent(aPostpaidRegistrationOf(Registrations.passportHolder("JPN")));
        if (journey.past("checking").equals("in-review")) {
            journey.approvedBy("reviewer");
        }
        journey.reaches("awaiting-signature")
                .signed()
                .reaches("awaiting-deposit")
                .paid()
                .awaits("hand-over");
        assertThat(japaneseStock().free()).isEqualTo(freeBefore - 1);

        journey.withdraw();

        journey.reaches("withdrawn");
        journey.refundedBy("clerk");
        JsonNode vouchers = journey.applicant()
                .get(journey.path() + "/vouchers")
                .expect(200)
                .json();
        assertThat(vouchers.findValuesAsText("kind")).contains("refund");
        // what was done is undone side by side, not one after another
        await().untilAsserted(() -> assertThat(japaneseStock().free()).isEqualTo(freeBefore));
    }
}
