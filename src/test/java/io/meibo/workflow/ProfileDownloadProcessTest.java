package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileDownloadProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("profile-download");

    private final ProcessBench bench = new ProcessBench();

    @BeforeEach
    void nothing_told_yet() {
        bench.inForm("esim")
                .answers("releaseProfileDelegate", Vars.CODE_AT_COUNTER, false)
                .when("readDownloadDelegate", data -> data.set(Vars.PROFILE_INSTALLED, false)
                        .set(Vars.DOWNLOAD_STUCK, false));
    }

    @Test
    void released_only_here_and_over_when_the_installation_is_told() {
        bench.start("profile-download").tell(FlowMessage.PROFILE_INSTALLED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Task_HoldProfile", "Task_OrderProfile", "Task_ReleaseProfile", "End_ProfileInstalled")
                .doesNotContain("Task_MendDownload", "Task_RetireProfile");
    }

    @Test
    void issued_again_the_old_order_is_taken_back_before_there_is_a_new_one() {
        bench.start("profile-download")
                .tell(FlowMessage.PROFILE_STUCK)
                .complete("Task_MendDownload", "clerk", "issue-again");
        assertThat(bench.ended()).isFalse();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Task_ReleaseProfile",
                        "Task_MendDownload",
                        "Task_RetireProfile",
                        "Task_HoldProfile",
                        "Task_OrderProfile",
                        "Task_ReleaseProfile",
                        "Gateway_WaitForDownload");

        bench.tell(FlowMessage.PROFILE_INSTALLED);
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void installed_while_the_clerk_has_it_needs_the_clerk_no_more() {
        bench.start("profile-download").tell(FlowMessage.PROFILE_STUCK).tell(FlowMessage.PROFILE_INSTALLED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("Message_InstalledMeanwhile", "End_ProfileInstalled");
    }

    @Test
    void given_up_the_registration_expires() {
        bench.start("profile-download")
                .tell(FlowMessage.PROFILE_STUCK)
                .complete("Task_MendDownload", "clerk", "give-up");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_DownloadExpired")
                .doesNotContain("End_ProfileInstalled", "Task_RetireProfile");
    }

    @Test
    void what_waits_for_ever_expires_by_its_deadline() {
        bench.answers("releaseProfileDelegate", Vars.CODE_AT_COUNTER, true)
                .start("profile-download")
                .after("download");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("Timer_DownloadOverdue", "End_DownloadExpired");
    }
}
