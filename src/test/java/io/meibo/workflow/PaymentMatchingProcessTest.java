package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentMatchingProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("payment-matching");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void a_person_decides_whose_money_it_is() {
        bench.start("payment-matching");
        assertThat(bench.open()).containsExactly("Task_AssignPayment");

        bench.complete("Task_AssignPayment", "clerk", "matched");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_PaymentDecided").doesNotContain("End_PaymentMatched");
    }

    @Test
    void nobody_need_look_any_more_when_another_notice_names_the_owner() {
        bench.start("payment-matching").tell(FlowMessage.PAYMENT_MATCHED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_PaymentMatched").doesNotContain("End_PaymentDecided");
    }
}
