package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aChinesePrepaidRegistration;
import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static io.meibo.acceptance.Registrations.aPrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.register.OneTimeCodes;
import io.meibo.shared.RegistrationId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the shelf into the hand of the right person: looked at, posted, come back, switched on. */
abstract class DeliveryStories extends Stories {

    private static final String TRACKING = "JP-1234-5678-90";

    @Autowired
    private OneTimeCodes codes;

    @BeforeEach
    void enough_stock() {
        japaneseStock().keepAtLeast(10);
        chineseStock().keepAtLeast(6);
    }

    // --- the look at the document -------------------------------------------------------------------------------

    @Test
    void a_card_changes_hands_only_on_the_document_of_the_application() {
        Journey journey = readyToCollect();
        String task = journey.claimed("Task_HandOverSim", "clerk");
        String number = inClear(journey, "clerk").at("/identityDocument/number").asText();
        String type = inClear(journey, "clerk").at("/identityDocument/type").asText();

        assertThat(faults(handOver(journey, task, Map.of("type", "passport", "lastCharacters", last(number)))))
                .containsExactly("HAND_OVER_OTHER_DOCUMENT");
        assertThat(faults(handOver(journey, task, Map.of("type", type, "lastCharacters", "0000"))))
                .containsExactly("HAND_OVER_DOCUMENT_DIFFERS");
        assertThat(faults(handOver(journey, task, Map.of("type", type, "lastCharacters", "1"))))
                .containsExactly("HAND_OVER_DOCUMENT_TOO_SHORT");
        api().as("clerk").post("/api/tasks/" + task + "/completion").expect(409);

        handOver(
                        journey,
                        task,
                        Map.of("type", type, "lastCharacters", last(number).toLowerCase(java.util.Locale.ROOT)))
                .expectYes();
        journey.completed(task, "clerk").reaches("completed");

        Map<String, Object> look = jdbc().sql("SELECT * FROM document_look WHERE reference = :reference")
                .param("reference", journey.reference())
                .query()
                .singleRow();
        assertThat(look).containsEntry("looked_by", "clerk").containsEntry("document_type", type);
        assertThat(look.get("number_matched")).isEqualTo(true);
        assertThat(look.toString()).as("what was typed is not kept").doesNotContain(last(number));
        assertThat(serviceStart(journey)).isNotNull();
    }

    // --- post ----------------------------------------------------------------------------------------------------

    @Test
    void a_posted_sim_is_completed_when_the_carrier_says_it_arrived() {
        Journey journey = posted();
        assertThat(journey.status()).isEqualTo("issuing");
        assertThat(serviceStart(journey)).isNull();

        tell(journey, "shop", "delivered", "JP-0000-0000-00").expect(404);
        tell(journey, "shop", "delivered", null).expect(404);
        tell(journey, "reviewer", "delivered", TRACKING).expect(403);
        assertThat(faults(tell(journey, "clerk", "delivered", "JP-0000-0000-00")))
                .containsExactly("OTHER_PARCEL");
        assertThat(faults(api().as("shop")
                        .post(
                                journey.path() + "/delivery",
                                Map.of(
                                        "outcome",
                                        "delivered",
                                        "trackingNumber",
                                        TRACKING,
                                        "at",
                                        OffsetDateTime.now().plusDays(1).toString()))))
                .containsExactly("DELIVERY_IN_FUTURE");
        tell(journey, "shop", "delivered", TRACKING.toLowerCase(java.util.Locale.ROOT))
                .expect(204);

        journey.reaches("completed");
        tell(journey, "shop", "delivered", TRACKING).expect(204);
        tell(journey, "shop", "returned", TRACKING).expect(409);
        assertThat(serviceStart(journey)).isNotNull();
        assertThat(journey.withdraw().expect(409).text("/code")).isEqualTo("WRONG_STATE");
    }

    @Test
    void the_applicant_confirms_the_receipt_on_his_page_and_nobody_elses() {
        Journey journey = posted();
        Journey other = posted();

        other.applicant()
                .post(journey.path() + "/delivery", Map.of("outcome", "delivered"))
                .expect(401);
        assertThat(faults(journey.applicant().post(journey.path() + "/delivery", Map.of("outcome", "returned"))))
                .containsExactly("STAFF_ONLY");
        JsonNode parcel = journey.applicant()
                .get(journey.path() + "/delivery")
                .expect(200)
                .json()
                .at("/parcels/0");
        assertThat(parcel.path("trackingNumber").asText()).isEqualTo(TRACKING);
        assertThat(parcel.path("postKind").asText()).isEqualTo("tracked");
        journey.applicant()
                .post(journey.path() + "/delivery", Map.of("outcome", "delivered"))
                .expect(204);

        journey.reaches("completed");
        assertThat(other.status()).isEqualTo("issuing");
    }

    @Test
    void a_sim_on_its_way_may_be_withdrawn_and_its_card_is_blocked() {
        Journey journey = posted();
        long blocked = japaneseStock().in("blocked");

        journey.withdraw().expectYes();

        journey.reaches("withdrawn");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(japaneseStock().in("blocked")).isEqualTo(blocked + 1));
    }

    @Test
    void mail_that_came_back_is_posted_again_to_an_address_proved_anew() {
        Journey journey = posted();
        tell(journey, "shop", "returned", TRACKING).expect(204);
        String task = journey.claimed("Task_ClarifyReturnedMail", "clerk");
        String iccid = serial(journey);
        Map<String, Object> word = new HashMap<>(Map.of("decision", "post-again"));

        assertThat(faults(clarify(task, "clerk", word))).containsExactly("CARD_NOT_HERE", "REQUIRED");
        word.put("iccid", "8981000000000000000");
        word.put("provedBy", "passport");
        assertThat(faults(clarify(task, "clerk", word))).containsExactly("NO_PROOF_OF_ADDRESS");
        word.put("provedBy", "jp-resident-record");
        assertThat(faults(clarify(task, "clerk", word))).containsExactly("HAND_OVER_OTHER_SIM");
        word.put("iccid", iccid);
        word.put("address", Map.of("country", "SWE", "locality", "Uppsala", "lines", List.of("1")));
        assertThat(faults(clarify(task, "clerk", word))).containsExactly("ADDRESS_ABROAD");
        word.put(
                "address",
                Map.of(
                        "country",
                        "JPN",
                        "postcode",
                        "530-0001",
                        "region",
                        "大阪府",
                        "locality",
                        "大阪市北区",
                        "lines",
                        List.of("梅田 1-1")));
        clarify(task, "clerk2", word).expect(403);
        clarify(task, "clerk", word).expect(200);
        journey.completed(task, "clerk");

        String again = journey.claimed("Task_PostSim", "clerk");
        JsonNode delivery =
                api().as("clerk").get(journey.path() + "/delivery").expect(200).json();
        assertThat(delivery.at("/address/locality").asText()).isEqualTo("大阪市北区");
        assertThat(delivery.path("addressProved").asBoolean()).isTrue();
        assertThat(api().as("auditor")
                        .get(journey.path() + "/delivery")
                        .expect(200)
                        .json()
                        .has("address"))
                .isFalse();
        post(journey, again, "JP-9999-0000-11").expectYes();
        journey.completed(again, "clerk").awaits("delivery");
        tell(journey, "shop", "delivered", TRACKING).expect(404);
        tell(journey, "shop", "delivered", "JP-9999-0000-11").expect(204);
        journey.reaches("completed");
    }

    @Test
    void a_card_that_is_booked_in_and_given_up_goes_back_on_the_shelf_and_one_that_is_lost_does_not() {
        Journey back = posted();
        Journey lost = posted();
        long free = japaneseStock().free();
        long blocked = japaneseStock().in("blocked");
        for (Journey journey : List.of(back, lost)) {
            tell(journey, "shop", "returned", TRACKING).expect(204);
            String task = journey.claimed("Task_ClarifyReturnedMail", "clerk");
            Map<String, Object> word = new HashMap<>(Map.of("decision", "give-up"));
            if (journey == back) {
                word.put("iccid", serial(journey));
            }
            clarify(task, "clerk", word).expect(200);
            journey.completed(task, "clerk").reaches("expired");
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(japaneseStock().free()).isEqualTo(free + 1);
            assertThat(japaneseStock().in("blocked")).isEqualTo(blocked + 1);
        });
    }

    @Test
    void a_card_that_comes_back_after_the_withdrawal_may_be_taken_back_by_a_manager() {
        Journey journey = posted();
        String iccid = serial(journey);
        journey.withdraw().expectYes();
        journey.reaches("withdrawn");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stateOf(iccid)).isEqualTo("blocked"));
        assertThat(faults(api().as("manager").post("/api/inventory/unblock", Map.of("iccids", List.of(iccid)))))
                .containsExactly("STOCK_NOT_FREE");

        api().as("reviewer")
                .post(journey.path() + "/delivery/returned-card", Map.of("iccid", iccid))
                .expect(403);
        api().as("clerk")
                .post(journey.path() + "/delivery/returned-card", Map.of("iccid", iccid))
                .expect(204);
        api().as("clerk")
                .post(journey.path() + "/delivery/returned-card", Map.of("iccid", iccid))
                .expect(409);
        api().as("manager")
                .post("/api/inventory/unblock", Map.of("iccids", List.of(iccid)))
                .expect(204);

        assertThat(stateOf(iccid)).isEqualTo("in-stock");
    }

    @Test
    void post_that_binds_the_person_goes_registered_and_to_a_proved_address_only() {
        Journey journey = cleared(sent(aPostpaid().with("/delivery/method", "post")));
        // as if a reviewer had let this method pass; how it is cleared is told elsewhere
        jdbc().sql("UPDATE registration SET verification = 'registered-post' WHERE reference = :reference")
                .param("reference", journey.reference())
                .update();
        String task = journey.claimed("Task_PostSim", "clerk");
        JsonNode delivery =
                api().as("clerk").get(journey.path() + "/delivery").expect(200).json();
        assertThat(delivery.path("post").asText()).isEqualTo("registered-no-forwarding");
        assertThat(delivery.path("provedAddressOnly").asBoolean()).isTrue();

        assertThat(faults(api().as("clerk")
                        .post(
                                journey.path() + "/hand-over?task=" + task,
                                Map.of(
                                        "method",
                                        "post",
                                        "iccid",
                                        serial(journey),
                                        "trackingNumber",
                                        TRACKING,
                                        "postKind",
                                        "tracked"))))
                .containsExactly("POST_KIND_NOT_ENOUGH");
        post(journey, task, TRACKING).expectYes();
        journey.completed(task, "clerk").awaits("delivery");
        assertThat(journey.applicant()
                        .get(journey.path() + "/delivery")
                        .expect(200)
                        .json()
                        .at("/parcels/0/postKind")
                        .asText())
                .isEqualTo("registered-no-forwarding");
    }

    // --- activation ----------------------------------------------------------------------------------------------

    @Test
    void a_card_is_switched_on_by_the_code_from_the_short_message_and_only_once() {
        Journey journey = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        assertThat(notices(journey)).contains("activation-code");
        String code = freshCode(journey);

        byCode(journey.reference(), "x" + code).expect(422);
        byCode(journey.reference(), code).expect(204);

        journey.reaches("completed");
        byCode(journey.reference(), code).expect(422);
        assertThat(serviceStart(journey)).isNotNull();
    }

    @Test
    void guessing_tells_nothing_and_kills_the_code() {
        Journey journey = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        Journey other = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        String code = freshCode(journey);
        String wrong = code.equals("000000") ? "000001" : "000000";

        Answer known = byCode(journey.reference(), wrong).expect(422);
        Answer unknown = byCode("R-7KQ2-9XMV-4", wrong).expect(422);
        assertThat(known.body().replace(journey.reference(), "")).isEqualTo(unknown.body());
        assertThat(known.text("/code")).isEqualTo("ACTIVATION_NOT_POSSIBLE");
        assertThat(byCode("no reference at all", wrong).expect(422).body()).isEqualTo(unknown.body());
        byCode(other.reference(), code).expect(422);
        for (int i = 0; i < 4; i++) {
            byCode(journey.reference(), wrong).expect(422);
        }
        assertThat(byCode(journey.reference(), code).expect(422).text("/code"))
                .as("dead after five wrong tries, and nobody is told")
                .isEqualTo("ACTIVATION_NOT_POSSIBLE");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(byCode(journey.reference(), wrong).status());
        }
        assertThat(statuses).endsWith(429);

        assertThat(journey.status()).isEqualTo("awaiting-activation");
        journey.activated().reaches("completed");
    }

    @Test
    void nobody_switches_another_ones_card_on() {
        Journey mine = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        Journey others = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");

        mine.applicant().post(others.path() + "/activation").expect(401);
        api().as("reviewer").post(others.path() + "/activation").expect(403);
        api().as("shop").post(others.path() + "/activation").expect(403);
        mine.applicant().post(others.path() + "/activation/code").expect(401);

        assertThat(others.status()).isEqualTo("awaiting-activation");
    }

    @Test
    void of_many_who_switch_on_at_once_one_does() throws Exception {
        Journey journey = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        String code = freshCode(journey);
        List<Callable<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tries.add(() ->
                    journey.applicant().post(journey.path() + "/activation").status());
            tries.add(() -> byCode(journey.reference(), code).status());
        }
        List<Integer> statuses = new ArrayList<>();
        ExecutorService hands = Executors.newFixedThreadPool(tries.size());
        try {
            for (var done : hands.invokeAll(tries)) {
                statuses.add(done.get());
            }
        } finally {
            hands.shutdownNow();
        }

        assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
        assertThat(statuses).isSubsetOf(204, 409, 422);
        journey.reaches("completed");
    }

    @Test
    void who_applied_online_in_china_shows_himself_again_before_the_card_works() {
        Journey journey = chineseOnline();
        JsonNode wanted = journey.applicant()
                .get(journey.path() + "/activation")
                .expect(200)
                .json();
        assertThat(wanted.path("check").asText()).isEqualTo("pages");
        assertThat(wanted.path("pages").toString()).contains("document-front", "portrait");

        assertThat(faults(journey.applicant().post(journey.path() + "/activation")))
                .containsExactly("REQUIRED", "REQUIRED");
        assertThat(byCode(journey.reference(), freshCode(journey)).expect(422).text("/code"))
                .isEqualTo("ACTIVATION_PAGES_NEEDED");
        withPages(journey).expect(204);
        journey.awaits("review");
        withPages(journey).expect(409);
        assertThat(jdbc().sql("SELECT COUNT(*) FROM sim WHERE reference = :reference AND left_the_house = TRUE")
                        .param("reference", journey.reference())
                        .query(Long.class)
                        .single())
                .as("not switched on yet")
                .isZero();

        String task = journey.claimed("Task_CheckActivation", "reviewer2");
        JsonNode desk = api().as("reviewer2")
                .get("/api/tasks/" + task + "/activation-check")
                .expect(200)
                .json();
        assertThat(desk.at("/pairs/1/now").asText()).isEqualTo("activation-portrait");
        api().as("reviewer2")
                .get(journey.path() + "/attachments/activation-portrait?purpose=review")
                .expect(200);
        assertThat(faults(check(task, "reviewer2", "return", List.of()))).containsExactly("REASON_REQUIRED");
        assertThat(faults(check(task, "reviewer2", "return", List.of("OTHER_PERSON"))))
                .containsExactly("REASON_NOT_FOR_OUTCOME");
        api().as("reviewer2").post("/api/tasks/" + task + "/completion").expect(409);
        check(task, "reviewer2", "return", List.of("FACE_NOT_VISIBLE")).expect(200);
        journey.completed(task, "reviewer2").awaits("activation");
        assertThat(journey.applicant()
                        .get(journey.path() + "/activation")
                        .expect(200)
                        .json()
                        .at("/reasons/0/code")
                        .asText())
                .isEqualTo("FACE_NOT_VISIBLE");

        withPages(journey).expect(204);
        String again = journey.claimed("Task_CheckActivation", "reviewer2");
        check(again, "reviewer2", "approve", List.of()).expect(200);
        journey.completed(again, "reviewer2").reaches("completed");
        assertThat(serviceStart(journey)).isNotNull();
    }

    @Test
    void who_is_another_person_is_refused_at_the_last_step_and_the_sim_goes_back() {
        Journey journey = chineseOnline();
        long free = chineseStock().free();
        withPages(journey).expect(204);
        String task = journey.claimed("Task_CheckActivation", "reviewer2");
        check(task, "reviewer2", "refuse", List.of("OTHER_PERSON")).expect(200);
        journey.completed(task, "reviewer2").reaches("rejected");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(chineseStock().free()).isEqualTo(free + 1));
        assertThat(serviceStart(journey)).isNull();
    }

    @Test
    void where_nothing_is_asked_again_no_pictures_are_taken() {
        Journey journey = sent(aPrepaid()).reaches("awaiting-activation").awaits("activation");
        assertThat(journey.applicant()
                        .get(journey.path() + "/activation")
                        .expect(200)
                        .text("/check"))
                .isEqualTo("none");

        assertThat(withPages(journey).expect(422).text("/code")).isEqualTo("ACTIVATION_PAGES_NOT_ASKED");
        journey.activated().reaches("completed");
    }

    // --- helpers -------------------------------------------------------------------------------------------------

    private Journey cleared(Journey journey) {
        String status = journey.past("checking");
        if (status.equals("in-review")) {
            journey.approvedBy("reviewer");
        }
        journey.reaches("awaiting-signature").signed();
        if (journey.past("awaiting-signature").equals("awaiting-deposit")) {
            journey.paid();
        }
        return journey.reaches("issuing").awaits("hand-over");
    }

    /** Drawn faces resemble one another more than people's do, and the counter in Japan asks for none. */
    private static Registrations aPostpaid() {
        return aPostpaidRegistration().withoutPage("portrait");
    }

    private static Registrations aPrepaid() {
        return aPrepaidRegistration().withoutPage("portrait");
    }

    private Journey readyToCollect() {
        return cleared(sent(aPostpaid()));
    }

    private Journey posted() {
        Journey journey = cleared(sent(aPostpaid().with("/delivery/method", "post")));
        String task = journey.claimed("Task_PostSim", "clerk");
        post(journey, task, TRACKING).expectYes();
        return journey.completed(task, "clerk").awaits("delivery");
    }

    private Answer post(Journey journey, String task, String tracking) {
        return api().as("clerk")
                .post(
                        journey.path() + "/hand-over?task=" + task,
                        Map.of("method", "post", "iccid", serial(journey), "trackingNumber", tracking));
    }

    private Answer handOver(Journey journey, String task, Map<String, String> document) {
        return api().as("clerk")
                .post(
                        journey.path() + "/hand-over?task=" + task,
                        Map.of("iccid", serial(journey), "document", document));
    }

    private Answer tell(Journey journey, String user, String outcome, String tracking) {
        Map<String, Object> news = new HashMap<>(Map.of("outcome", outcome));
        if (tracking != null) {
            news.put("trackingNumber", tracking);
        }
        return api().as(user).post(journey.path() + "/delivery", news);
    }

    private Answer clarify(String task, String user, Map<String, Object> word) {
        return api().as(user).put("/api/tasks/" + task + "/returned-mail", word);
    }

    private Answer check(String task, String user, String outcome, List<String> reasons) {
        return api().as(user)
                .put("/api/tasks/" + task + "/activation-check", Map.of("outcome", outcome, "reasons", reasons));
    }

    private Answer byCode(String reference, String code) {
        return api().unknown().post("/api/activations", Map.of("reference", reference, "code", code));
    }

    private Answer withPages(Journey journey) {
        Registrations fresh = aChinesePrepaidRegistration();
        return journey.applicant()
                .postForm(
                        journey.path() + "/activation", List.of(fresh.page("document-front"), fresh.page("portrait")));
    }

    private Journey chineseOnline() {
        Registrations registration =
                aChinesePrepaidRegistration().with("/channel", "online").with("/verification", "image-uploaded");
        Journey journey = Journey.of(api(), registration, registration.sentBy(api().as("shop")));
        Comparison.matchesIfAsked(api()::as, journey.reference());
        journey.reaches("in-review").approvedBy("reviewer");
        if (journey.past("in-review").isEmpty()) {
            throw new AssertionError("no way out of the review");
        }
        return journey.reaches("awaiting-activation").awaits("activation");
    }

    private String freshCode(Journey journey) {
        return codes.issue(new RegistrationId(journey.reference()), "activation", Duration.ofHours(1));
    }

    private JsonNode inClear(Journey journey, String user) {
        return api().as(user)
                .get(journey.path() + "/personal-data?purpose=hand-over")
                .expect(200)
                .json();
    }

    private String serial(Journey journey) {
        return jdbc().sql("SELECT iccid FROM sim WHERE reference = :reference")
                .param("reference", journey.reference())
                .query(String.class)
                .single();
    }

    private String stateOf(String iccid) {
        return jdbc().sql("SELECT state FROM sim WHERE iccid = :iccid")
                .param("iccid", iccid)
                .query(String.class)
                .single();
    }

    private List<String> notices(Journey journey) {
        return jdbc().sql("SELECT kind FROM notice WHERE reference = :reference")
                .param("reference", journey.reference())
                .query(String.class)
                .list();
    }

    private Object serviceStart(Journey journey) {
        return jdbc()
                .sql("SELECT service_start FROM contract_dates WHERE reference = :reference")
                .param("reference", journey.reference())
                .query((row, n) -> row.getObject(1))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String last(String number) {
        return number.substring(number.length() - 5);
    }

    private static List<String> faults(Answer answer) {
        return answer.expect(422).json().path("errors").findValuesAsText("code");
    }
}
