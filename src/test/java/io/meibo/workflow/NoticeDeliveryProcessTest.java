package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticeDeliveryProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("notice-delivery");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_notice_is_sent_at_once() {
        bench.start("notice-delivery");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsExactly("Start_NoticeDue", "Task_SendNotice", "End_NoticeSent");
    }

    @Test
    void while_the_mail_server_is_away_it_waits_then_shows_as_an_incident_and_is_sent_after_repair() {
        bench.when("sendNoticeDelegate", data -> {
                    throw new IllegalStateException("mail server away");
                })
                .start("notice-delivery")
                .afterSeconds(10)
                .afterSeconds(60)
                .afterSeconds(600)
                .afterSeconds(3600);
        assertThat(bench.incidents()).containsExactly("Task_SendNotice");

        bench.when("sendNoticeDelegate", data -> {}).retry();
        assertThat(bench.ended()).isTrue();
        assertThat(bench.incidents()).isEmpty();
    }
}
