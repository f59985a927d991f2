package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DownloadWaitProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("download-wait");

    private final ProcessBench bench = new ProcessBench();

    @BeforeEach
    void nothing_told_yet() {
        told(false, false);
    }

    @Test
    void it_waits_for_what_is_told_and_takes_nothing_for_installed() {
        bench.start("profile-download");
        assertThat(bench.ended()).isFalse();
        assertThat(bench.lastStage().awaiting()).hasToString("DOWNLOAD");
        assertThat(bench.notices()).contains("esim-ready");

        bench.tell(FlowMessage.PROFILE_INSTALLED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.DOWNLOAD)).contains("installed");
        assertThat(bench.passed()).doesNotContain("Task_ShowCode", "End_DownloadStuck");
    }

    @Test
    void at_the_counter_a_clerk_shows_the_code_first() {
        bench.answers("releaseProfileDelegate", Vars.CODE_AT_COUNTER, true).start("profile-download");
        assertThat(bench.open()).containsExactly("Task_ShowCode");

        bench.complete("Task_ShowCode", "clerk", "shown");

        assertThat(bench.open()).isEmpty();
        assertThat(bench.ended()).isFalse();
    }

    @Test
    void what_was_told_before_anybody_waited_is_read_first() {
        told(true, false);
        bench.start("profile-download");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).doesNotContain("Gateway_WaitForDownload");
    }

    @Test
    void a_failure_told_before_anybody_waited_goes_to_a_clerk() {
        told(false, true);
        bench.start("profile-download");

        assertThat(bench.variable(Vars.DOWNLOAD)).contains("stuck");
        assertThat(bench.open()).containsExactly("Task_MendDownload");
    }

    @Test
    void a_failure_that_is_told_goes_to_a_clerk() {
        bench.start("profile-download").tell(FlowMessage.PROFILE_STUCK);

        assertThat(bench.open()).containsExactly("Task_MendDownload");
    }

    @Test
    void silence_goes_to_a_clerk_too() {
        bench.start("profile-download").after("download-stuck");

        assertThat(bench.passed()).contains("Timer_DownloadStuck");
        assertThat(bench.open()).containsExactly("Task_MendDownload");
    }

    private void told(boolean installed, boolean stuck) {
        bench.answers("releaseProfileDelegate", Vars.CODE_AT_COUNTER, false)
                .when("readDownloadDelegate", data -> data.set(Vars.PROFILE_INSTALLED, installed)
                        .set(Vars.DOWNLOAD_STUCK, stuck));
    }
}
