package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aChinesePrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** A service that compares faces gives its opinion, fails, comes back; a person decides in any case. */
@ContextConfiguration(initializers = OnPostgres.class)
class PortraitServiceIT extends Stories {

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void enough_stock() {
        chineseStock().keepAtLeast(5);
    }

    @AfterEach
    void well_again() {
        FaceOffice.answers(FaceOffice.alike());
    }

    @Test
    void its_three_figures_lie_before_the_person_who_decides() {
        Journey journey = sentWithConsent();
        String task = Comparison.claimed(api()::as, journey.reference());

        JsonNode machine = api().as("reviewer")
                .get("/api/tasks/" + task + "/portrait-comparison")
                .expect(200)
                .json()
                .path("machine");
        assertThat(machine.path("similarity").asDouble()).isEqualTo(0.97);
        assertThat(machine.path("liveness").asText()).isEqualTo("live");
        assertThat(machine.path("falseAcceptRate").asDouble()).isEqualTo(0.0001);
        assertThat(machine.path("doubt").asBoolean()).isFalse();

        Comparison.matches(api()::as, journey.reference());
        journey.reaches("awaiting-activation");
        assertThat(FaceOffice.keys(journey.reference())).hasSize(1);
    }

    @Test
    void a_match_that_it_doubts_is_looked_at_by_two_more() {
        FaceOffice.answers(FaceOffice.said(0.55, "live"));
        Journey journey = sentWithConsent();
        Comparison.matches(api()::as, journey.reference());

        journey.approvedBy("reviewer2");
        journey.decided("Task_ConfirmApproval", "senior", "approve", List.of(), List.of());

        journey.reaches("awaiting-activation");
    }

    @Test
    void high_likeness_without_a_living_person_is_a_doubt_and_refuses_nobody() {
        FaceOffice.answers(FaceOffice.said(0.99, "not-live"));
        Journey journey = sentWithConsent();
        Comparison.matches(api()::as, journey.reference());

        journey.task("Task_ReviewRegistration", "reviewer2");
        JsonNode checks =
                api().as("manager").get(journey.path()).expect(200).json().path("checks");
        assertThat(checks.findValuesAsText("code")).contains("PORTRAIT_SIMILAR", "PORTRAIT_LIVENESS_DOUBTED");
    }

    @Test
    void whoever_does_not_agree_is_shown_to_no_machine() {
        Journey journey = sent(List.of("identity-check"));
        Comparison.matches(api()::as, journey.reference());

        // the consent that is missing is for a person to see (CN-20), and that is all
        journey.approvedBy("reviewer2").reaches("awaiting-activation");
        assertThat(FaceOffice.keys(journey.reference())).isEmpty();
        JsonNode checks =
                api().as("manager").get(journey.path()).expect(200).json().path("checks");
        assertThat(checks.findValuesAsText("code")).contains("PORTRAIT_MACHINE_DECLINED");
    }

    @Test
    void an_opinion_that_comes_too_late_is_asked_for_again() {
        FaceOffice.answers(FaceOffice.tooSlow());
        Journey journey = sentWithConsent();
        Job job = failedJob(journey);
        assertThat(journey.status()).isEqualTo("checking");

        FaceOffice.answers(FaceOffice.alike());
        management.executeJob(job.getId());

        Comparison.matches(api()::as, journey.reference());
        journey.reaches("awaiting-activation");
        assertThat(Set.copyOf(FaceOffice.keys(journey.reference())))
                .as("one and the same key for all repetitions")
                .hasSize(1);
    }

    @Test
    void a_broken_service_becomes_an_incident_and_the_case_goes_on_after_repair_and_retry() {
        FaceOffice.answers(FaceOffice.unavailable());
        Journey journey = sentWithConsent();
        Job job = failedJob(journey);
        exhaust(job);

        List<Incident> incidents =
                runtime.createIncidentQuery().configuration(job.getId()).list();
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).getIncidentMessage()).contains("503");
        assertThat(journey.status()).isEqualTo("checking");

        FaceOffice.answers(FaceOffice.alike());
        // as Cockpit's button does it
        management.setJobRetries(job.getId(), 1);

        Comparison.matches(api()::as, journey.reference());
        journey.reaches("awaiting-activation");
    }

    private Journey sentWithConsent() {
        return sent(List.of("identity-check", "face-comparison"));
    }

    private Journey sent(List<String> purposes) {
        Registrations registration = aChinesePrepaidRegistration();
        String now = OffsetDateTime.now(Registrations.ZONE).toString();
        registration.with(
                "/consents",
                purposes.stream()
                        .map(purpose -> Map.of("purpose", purpose, "givenAt", now))
                        .toList());
        return Journey.of(api(), registration, registration.sentBy(api().as("shop")));
    }

    private Job failedJob(Journey journey) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> jobs(journey).stream()
                                .filter(job -> job.getExceptionMessage() != null)
                                .findFirst()
                                .orElse(null),
                        job -> job != null);
    }

    private List<Job> jobs(Journey journey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey.reference()).list().stream()
                .map(ProcessInstance::getId)
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).list().stream())
                .toList();
    }

    /** Does not wait out the growing pauses between the tries. */
    private void exhaust(Job job) {
        for (int tries = 0; tries < 10 && retriesLeft(job) > 0; tries++) {
            assertThat(catchThrowable(() -> management.executeJob(job.getId()))).isNotNull();
        }
        assertThat(retriesLeft(job)).isZero();
    }

    private int retriesLeft(Job job) {
        return management.createJobQuery().jobId(job.getId()).singleResult().getRetries();
    }
}
