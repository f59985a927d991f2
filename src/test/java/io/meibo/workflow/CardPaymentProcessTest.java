package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardPaymentProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("card-payment");

    private final ProcessBench bench = new ProcessBench()
            .ofProduct("jp-transit-anonymous", "JPN", "none")
            .answers("readCardTermsDelegate", Vars.HOLDER_NAMED, false);

    @Test
    void a_card_without_deposit_goes_straight_through() {
        bench.start("smart-card-registration");

        assertThat(bench.passed())
                .contains("End_DepositSettled", "Task_HandOverCard")
                .doesNotContain("Task_CollectDeposit");
    }

    @Test
    void the_deposit_is_paid_at_the_counter() {
        asked().start("smart-card-registration").complete("Task_CollectDeposit", "clerk", "paid");

        assertThat(bench.passed())
                .contains("End_DepositSettled", "Task_HandOverCard")
                .doesNotContain("Message_DepositPaid");
    }

    @Test
    void the_deposit_is_paid_after_a_reminder() {
        asked().start("smart-card-registration").after("deposit-reminder");
        assertThat(bench.notices()).endsWith("pay", "reminder");

        bench.tell(FlowMessage.DEPOSIT_PAID);
        assertThat(bench.open()).containsExactly("Task_HandOverCard");
    }

    @Test
    void a_deposit_not_paid_in_time_is_overdue() {
        asked().start("smart-card-registration").after("deposit");

        assertThat(bench.passed())
                .contains("End_PaymentOverdue", "End_RegistrationExpired")
                .doesNotContain("End_DepositSettled");
    }

    private ProcessBench asked() {
        return bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true);
    }
}
