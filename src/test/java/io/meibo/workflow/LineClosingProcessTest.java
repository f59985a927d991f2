package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LineClosingProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("line-closing");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_line_that_leaves_no_bill_is_closed_without_a_person() {
        bench.start("line-closing");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence(
                        "Task_TakeBackNumberAndSim", "Task_CloseProfile", "Task_SettleDeposit", "End_LineClosed")
                .doesNotContain("Task_StateFinalBill", "Task_CancelProfile", "Task_ReleaseNumberAndSim");
    }

    @Test
    void the_line_is_out_of_use_before_the_bill_is_stated_and_the_rest_of_the_deposit_goes_back() {
        billed().start("line-closing");
        assertThat(bench.passed()).contains("Task_TakeBackNumberAndSim").doesNotContain("Task_SettleDeposit");

        bench.answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .complete("Task_StateFinalBill", "clerk", "stated");
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");

        bench.complete("Task_RefundDeposit", "clerk", "refunded");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).doesNotContain("Message_FinalBillStated");
    }

    @Test
    void the_billing_system_states_the_bill() {
        billed().start("line-closing").tell(FlowMessage.FINAL_BILL_STATED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).containsSubsequence("Message_FinalBillStated", "End_LineClosed");
    }

    private ProcessBench billed() {
        return bench.answers("readClosingTermsDelegate", Vars.FINAL_BILL_DUE, true);
    }
}
