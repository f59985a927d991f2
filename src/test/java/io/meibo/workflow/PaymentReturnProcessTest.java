package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentReturnProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("payment-return");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void what_is_owed_is_paid_back_however_long_it_takes() {
        bench.start("payment-return").after("refund").after("refund");
        assertThat(bench.open()).containsExactly("Task_RefundDeposit");

        bench.complete("Task_RefundDeposit", "clerk", "refunded");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_MoneyPaidBack");
        assertThat(bench.statuses())
                .as("the registration stands where it stood")
                .isEmpty();
    }
}
