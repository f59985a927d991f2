package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationCorrectionProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("registration-correction");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void the_applicant_has_the_time_that_the_rule_gives() {
        bench.when("setCorrectionTermsDelegate", data -> data.set(Vars.CORRECTION_WAIT, "P10D")
                        .set(Vars.CORRECTION_REMINDER, "P5D"))
                .start("registration-correction");

        var task = bench.task("Task_CorrectRegistration").orElseThrow();
        long days = (task.getDueDate().getTime() - task.getCreateTime().getTime()) / 86_400_000;
        assertThat(days).isEqualTo(10);
        assertThat(bench.lastStage().until()).isNotNull();
        assertThat(bench.lastStage().notice()).isEqualTo("returned");

        bench.afterSeconds(5 * 86_400 + 1);
        assertThat(bench.notices()).endsWith("reminder");
        assertThat(bench.open()).containsExactly("Task_CorrectRegistration");

        bench.afterSeconds(5 * 86_400 + 1);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_CorrectionLeftLying").doesNotContain("End_RegistrationCorrected");
    }

    @Test
    void a_case_out_of_rounds_asks_nobody_any_more() {
        bench.answers("countCorrectionRoundsDelegate", Vars.ANOTHER_ROUND_ALLOWED, false)
                .start("registration-correction");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CORRECTION)).contains("refused");
        assertThat(bench.passed()).doesNotContain("Task_CorrectRegistration", "Task_SetCorrectionTerms");
        assertThat(bench.notices()).doesNotContain("returned");
    }

    @Test
    void the_clerk_or_the_applicant_corrects() {
        bench.start("registration-correction").complete("Task_CorrectRegistration", "clerk", "corrected");
        assertThat(bench.variable(Vars.CORRECTION)).contains("corrected");

        var other = new ProcessBench().start("registration-correction").tell(FlowMessage.CORRECTION_RECEIVED);
        assertThat(other.variable(Vars.CORRECTION)).contains("corrected");
        assertThat(other.ended()).isTrue();
    }
}
