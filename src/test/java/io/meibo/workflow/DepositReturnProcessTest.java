package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DepositReturnProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("deposit-return");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void where_nothing_was_paid_no_person_is_needed() {
        bench.start("deposit-return");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .containsSubsequence("Task_SettleDeposit", "End_DepositReturned")
                .doesNotContain("Task_RefundDeposit");
    }

    @Test
    void what_was_paid_is_paid_back_however_long_it_takes() {
        bench.answers("settleDepositDelegate", Vars.REFUND_DUE, true)
                .start("deposit-return")
                .after("refund")
                .after("refund");
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");

        bench.complete("Task_RefundDeposit", "clerk", "done");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_DepositReturned");
    }
}
