package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** An outside service breaks: the case waits as an incident where the operator sees it, and goes on after the repair. */
@ContextConfiguration(initializers = OnPostgres.class)
class CreditServiceIT extends Stories {

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Test
    void a_broken_credit_service_becomes_an_incident_and_the_case_goes_on_after_repair_and_retry() {
        Registrations registration = aPostpaidRegistration();
        String phone = registration.person().phone();
        StubMapping outage = CreditOffice.about(phone, CreditOffice.unavailable());

        Journey journey = sent(registration);
        Job job = failedJob(journey);
        exhaust(job);

        List<Incident> incidents =
                runtime.createIncidentQuery().configuration(job.getId()).list();
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).getIncidentMessage()).contains("503").doesNotContain(phone);
        assertThat(journey.status()).isEqualTo("checking");

        CreditOffice.recover(outage);
        // as Cockpit's button does it
        management.setJobRetries(job.getId(), 1);

        journey.reaches("awaiting-signature");
        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .isZero();
        assertThat(CreditOffice.requestKeys(phone)).hasSizeGreaterThan(2);
        assertThat(List.copyOf(new java.util.HashSet<>(CreditOffice.requestKeys(phone))))
                .as("one and the same key for all repetitions")
                .hasSize(1);
    }

    @Test
    void an_answer_that_comes_too_late_is_tried_again_and_not_taken_for_a_yes() {
        Registrations registration = aPostpaidRegistration();
        StubMapping slow = CreditOffice.about(registration.person().phone(), CreditOffice.tooSlow());

        Journey journey = sent(registration);
        Job job = failedJob(journey);
        assertThat(journey.status()).isEqualTo("checking");

        CreditOffice.recover(slow);
        management.executeJob(job.getId());
        journey.reaches("awaiting-signature");
    }

    @Test
    void a_person_with_unpaid_bills_is_looked_at_by_two() {
        Registrations registration = aPostpaidRegistration();
        CreditOffice.about(registration.person().phone(), CreditOffice.unpaid());

        Journey journey = sent(registration).reaches("in-review");

        journey.approvedBy("reviewer");
        journey.decided("Task_ConfirmApproval", "senior", "approve", List.of(), List.of());
        journey.reaches("awaiting-signature");
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
