package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPostpaidRegistrationOf;
import static io.meibo.acceptance.Registrations.aPrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The five ways in which a registration ends, each with its own refund, stock and retention (domain.md 9, item 10). */
abstract class EndingStories extends Stories {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void enough_stock() {
        japaneseStock().keepAtLeast(20);
    }

    // ---- the three ends of an application -------------------------------------------------------------------------

    @Test
    void withdrawn_after_payment_everything_goes_back_and_the_records_of_the_contract_stay() {
        Journey journey = paidByPassportHolder();
        Held held = held(journey);

        journey.withdraw().expectYes();
        journey.reaches("withdrawn").refundedBy("clerk");

        isOver(journey);
        assertThat(stateOf(held)).isEqualTo(List.of("in-stock", "in-stock"));
        assertThat(balance(journey)).isEqualTo(Map.of("held", "0", "refund-due", "0", "due", "0"));
        assertThat(refunded(journey)).isEqualByComparingTo("10000");
        ended(journey, "withdrawn", LocalDate.now(JAPAN).plusYears(3), false);
    }

    @Test
    void refused_nothing_was_taken_and_little_is_kept() {
        Journey journey = sent(Registrations.aPostpaidRegistration().withUnreadableDocument())
                .reaches("in-review");

        journey.decided("Task_ReviewRegistration", "reviewer", "refuse", List.of("DOCUMENT_NOT_GENUINE"), List.of());
        journey.reaches("rejected");

        isOver(journey);
        assertThat(entries(journey)).isZero();
        ended(journey, "rejected", LocalDate.now(JAPAN).plusDays(90), true);
        journey.applicant().post(journey.path() + "/termination").expect(409);
    }

    @Test
    void expired_before_the_signature_nothing_is_kept_ready() {
        Journey journey = sent(Registrations.aPostpaidRegistration()).reaches("awaiting-signature");

        timeRunsOut(journey, "Timer_SignatureOverdue");
        journey.reaches("expired");

        isOver(journey);
        assertThat(balance(journey)).isEqualTo(Map.of("held", "0", "refund-due", "0", "due", "0"));
        ended(journey, "expired", LocalDate.now(JAPAN).plusDays(90), true);
        assertThat(journey.withdraw().status()).isEqualTo(409);
    }

    // ---- the two ends of a line -----------------------------------------------------------------------------------

    @Test
    void cancelled_in_the_first_days_the_line_is_closed_at_once_and_the_deposit_less_the_use_goes_back() {
        Journey journey = completed();
        Held held = held(journey);
        JsonNode ways = ways(journey);
        assertThat(ways.at("/cancellation/possible").asBoolean()).isTrue();
        assertThat(ways.at("/cancellation/right").asText()).isEqualTo("right");

        Answer first =
                journey.applicant().post(journey.path() + "/cancellation").expect(200);
        assertThat(first.text("/state")).isEqualTo("granted");
        Answer again =
                journey.applicant().post(journey.path() + "/cancellation").expect(200);
        assertThat(again.json()).isEqualTo(first.json());
        journey.applicant().post(journey.path() + "/termination").expect(409);

        journey.reaches("cancelled");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stateOf(held)).isEqualTo(List.of("blocked", "resting")));
        billed(journey, "1200");
        journey.refundedBy("clerk");

        isOver(journey);
        assertThat(balance(journey)).isEqualTo(Map.of("held", "0", "refund-due", "0", "due", "0"));
        assertThat(refunded(journey)).isEqualByComparingTo("8800");
        ended(journey, "cancelled", LocalDate.now(JAPAN).plusYears(3), false);
        assertThat(placesHeldBy(journey)).isZero();
        assertThat(journey.applicant()
                        .post(journey.path() + "/cancellation")
                        .expect(200)
                        .json())
                .isEqualTo(first.json());
    }

    @Test
    void after_the_eighth_day_it_is_told_until_when_it_was_possible_and_what_to_do_instead() {
        Journey journey = completed();
        LocalDate received = LocalDate.now(JAPAN).minusDays(8);
        contractReceivedOn(journey, received);

        Answer late = journey.applicant().post(journey.path() + "/cancellation").expect(409);
        assertThat(late.text("/code")).isEqualTo("CANCELLATION_OVER");
        assertThat(late.text("/detail")).contains(received.plusDays(7).toString());
        assertThat(ways(journey).at("/cancellation/until").asText())
                .isEqualTo(received.plusDays(7).toString());

        contractReceivedOn(journey, received.plusDays(1));
        assertThat(ways(journey).at("/cancellation/possible").asBoolean())
                .as("the eighth day, the first one counted")
                .isTrue();
    }

    @Test
    void terminated_for_a_day_ahead_the_line_stays_until_then() {
        Journey journey = completed();
        Held held = held(journey);
        String lastDay = LocalDate.now(JAPAN).plusDays(10).toString();
        api().as("clerk")
                .post(journey.path() + "/termination", Map.of("wishedOn", "2020-01-01"))
                .expect(422);

        Answer asked = api().as("clerk")
                .post(journey.path() + "/termination", Map.of("wishedOn", lastDay))
                .expect(200);
        assertThat(asked.text("/lastDay")).isEqualTo(lastDay);
        assertThat(journey.status()).isEqualTo("completed");
        journey.applicant().post(journey.path() + "/cancellation").expect(409);

        timeRunsOut(journey, "Timer_LastDayOver");
        journey.reaches("terminated");
        billed(journey, "25000");

        isOver(journey);
        assertThat(stateOf(held)).isEqualTo(List.of("blocked", "resting"));
        assertThat(balance(journey)).isEqualTo(Map.of("held", "0", "refund-due", "0", "due", "0"));
        assertThat(refunded(journey)).as("the debt is more than the deposit").isZero();
        ended(journey, "terminated", LocalDate.now(JAPAN).plusYears(3), false);
    }

    @Test
    void a_prepaid_card_is_cancelled_only_if_a_manager_says_so() {
        Journey journey = sent(aPrepaidRegistration()).reaches("awaiting-activation");
        journey.applicant().post(journey.path() + "/cancellation").expect(409);
        journey.activated().reaches("completed");

        assertThat(journey.applicant()
                        .post(journey.path() + "/cancellation")
                        .expect(200)
                        .text("/state"))
                .isEqualTo("asked");
        String task = journey.claimed("Task_DecideCancellation", "manager");
        api().as("manager").post("/api/tasks/" + task + "/completion").expect(409);
        api().as("manager")
                .put(journey.path() + "/cancellation/decision?task=" + task, Map.of("outcome", "refuse"))
                .expectYes();
        journey.completed(task, "manager");

        assertThat(journey.status()).isEqualTo("completed");
        Answer refused =
                journey.applicant().post(journey.path() + "/cancellation").expect(409);
        assertThat(refused.text("/code")).isEqualTo("CANCELLATION_REFUSED");

        journey.applicant().post(journey.path() + "/termination").expect(200);
        journey.reaches("terminated");
        isOver(journey);
        assertThat(entries(journey)).isZero();
    }

    // ---- the way there --------------------------------------------------------------------------------------------

    private Journey paidByPassportHolder() {
        Journey journey = sent(aPostpaidRegistrationOf(Registrations.passportHolder("JPN")));
        if (journey.past("checking").equals("in-review")) {
            journey.approvedBy("reviewer");
        }
        return journey.reaches("awaiting-signature")
                .signed()
                .reaches("awaiting-deposit")
                .paid()
                .awaits("hand-over");
    }

    private Journey completed() {
        return paidByPassportHolder().handedOverBy("clerk").reaches("completed");
    }

    private void billed(Journey journey, String debts) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(api().as("shop")
                        .post(
                                journey.path() + "/final-bill",
                                Map.of(
                                        "debts",
                                        Map.of("amount", debts, "currency", "JPY"),
                                        "number",
                                        "B-" + journey.reference()))
                        .status())
                .isEqualTo(200));
    }

    /** Fires a timer before its time. */
    private void timeRunsOut(Journey journey, String timer) {
        Job due = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> instances(journey).stream()
                                .flatMap(instance -> management
                                        .createJobQuery()
                                        .timers()
                                        .processInstanceId(instance.getId())
                                        .activityId(timer)
                                        .list()
                                        .stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        management.executeJob(due.getId());
    }

    private void contractReceivedOn(Journey journey, LocalDate day) {
        OffsetDateTime noon = day.atTime(12, 0).atZone(JAPAN).toOffsetDateTime();
        jdbc().sql("UPDATE contract_dates SET received_at = :at, received_by = 'hand', service_start = :at"
                        + " WHERE reference = :reference")
                .param("at", noon)
                .param("reference", journey.reference())
                .update();
    }

    // ---- what is found afterwards ---------------------------------------------------------------------------------

    private record Held(String iccid, String msisdn) {}

    private Held held(Journey journey) {
        return new Held(
                jdbc().sql("SELECT iccid FROM sim WHERE reference = :reference")
                        .param("reference", journey.reference())
                        .query(String.class)
                        .single(),
                jdbc().sql("SELECT msisdn FROM phone_number WHERE reference = :reference")
                        .param("reference", journey.reference())
                        .query(String.class)
                        .single());
    }

    private List<String> stateOf(Held held) {
        return List.of(
                jdbc().sql("SELECT state FROM sim WHERE iccid = :iccid")
                        .param("iccid", held.iccid())
                        .query(String.class)
                        .single(),
                jdbc().sql("SELECT state FROM phone_number WHERE msisdn = :msisdn")
                        .param("msisdn", held.msisdn())
                        .query(String.class)
                        .single());
    }

    private Map<String, String> balance(Journey journey) {
        return Map.of(
                "held", balance(journey, "held"),
                "refund-due", balance(journey, "refund-due"),
                "due", balance(journey, "due"));
    }

    private String balance(Journey journey, String account) {
        return jdbc().sql("SELECT COALESCE(SUM(CASE WHEN debit = :account THEN amount ELSE 0 END)"
                        + " - SUM(CASE WHEN credit = :account THEN amount ELSE 0 END), 0) FROM deposit_entry"
                        + " WHERE reference = :reference")
                .param("account", account)
                .param("reference", journey.reference())
                .query(BigDecimal.class)
                .single()
                .stripTrailingZeros()
                .toPlainString();
    }

    private BigDecimal refunded(Journey journey) {
        return jdbc().sql("SELECT COALESCE(SUM(amount), 0) FROM deposit_entry WHERE reference = :reference"
                        + " AND kind = 'refunded'")
                .param("reference", journey.reference())
                .query(BigDecimal.class)
                .single();
    }

    private long entries(Journey journey) {
        return jdbc().sql("SELECT COUNT(*) FROM deposit_entry WHERE reference = :reference")
                .param("reference", journey.reference())
                .query(Long.class)
                .single();
    }

    private long placesHeldBy(Journey journey) {
        return jdbc().sql("SELECT COUNT(*) FROM line_place WHERE reference = :reference AND state <> 'ended'")
                .param("reference", journey.reference())
                .query(Long.class)
                .single();
    }

    private JsonNode ways(Journey journey) {
        return journey.applicant().get(journey.path() + "/ending").expect(200).json();
    }

    private void ended(Journey journey, String kind, LocalDate recordsUntil, boolean personDecides) {
        JsonNode ending =
                api().as("auditor").get(journey.path()).expect(200).json().path("ending");
        assertThat(ending.path("kind").asText()).isEqualTo(kind);
        assertThat(ending.path("personDecides").asBoolean()).isEqualTo(personDecides);
        assertThat(LocalDate.parse(ending.path("recordsUntil").asText()))
                .isBetween(recordsUntil.minusDays(1), recordsUntil.plusDays(1));
        assertThat(ways(journey).at("/ended/kind").asText()).isEqualTo(kind);
        long stamps = jdbc().sql(
                        "SELECT COUNT(*) FROM ruling WHERE reference = :reference AND table_name = 'retention-period'")
                .param("reference", journey.reference())
                .query(Long.class)
                .single();
        assertThat(stamps).as("what the table said is stamped").isEqualTo(1);
    }

    private void isOver(Journey journey) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(instances(journey)).isEmpty());
    }

    private List<ProcessInstance> instances(Journey journey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(journey.reference())
                .list();
    }
}
