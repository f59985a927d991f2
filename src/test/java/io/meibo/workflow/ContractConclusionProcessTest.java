package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractConclusionProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("contract-conclusion");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void signed_online_and_no_deposit_asked_it_is_concluded() {
        bench.start("postpaid-registration").tell(FlowMessage.CONTRACT_SIGNED);

        assertThat(bench.passed())
                .containsSubsequence("Task_SignContract", "Message_ContractSigned", "End_ContractConcluded")
                .doesNotContain("Task_CollectDeposit", "End_SignatureOverdue");
    }

    @Test
    void signed_and_paid_at_the_counter_it_is_concluded() {
        withDeposit().complete("Task_SignContract", "clerk", "done");
        assertThat(bench.open()).containsExactly("Task_CollectDeposit");
        assertThat(bench.lastStage().notice()).isEqualTo("pay");

        bench.complete("Task_CollectDeposit", "clerk", "done");
        assertThat(bench.passed())
                .contains("End_ContractConcluded")
                .doesNotContain("Message_ContractSigned", "Message_DepositPaid");
    }

    @Test
    void signed_and_paid_from_afar_it_is_concluded_and_waits_for_us() {
        withDeposit().tell(FlowMessage.CONTRACT_SIGNED).tell(FlowMessage.DEPOSIT_PAID);

        assertThat(bench.passed())
                .containsSubsequence("Message_ContractSigned", "Message_DepositPaid", "End_ContractConcluded")
                .doesNotContain("End_DepositOverdue");
        assertThat(bench.statuses()).endsWith("awaiting-deposit", "issuing");
    }

    @Test
    void unsigned_after_a_reminder_it_expires() {
        withDeposit().after("signature-reminder");
        assertThat(bench.notices()).endsWith("sign", "reminder");
        assertThat(bench.open()).containsExactly("Task_SignContract");

        bench.after("signature");
        assertThat(bench.passed())
                .containsSubsequence("End_SignatureReminded", "Timer_SignatureOverdue", "End_SignatureOverdue")
                .doesNotContain("Task_CollectDeposit", "End_ContractConcluded");
    }

    @Test
    void unpaid_after_a_reminder_it_expires() {
        withDeposit().tell(FlowMessage.CONTRACT_SIGNED).after("deposit-reminder");
        assertThat(bench.notices()).endsWith("sign", "pay", "reminder");

        bench.after("deposit");
        assertThat(bench.passed())
                .containsSubsequence("End_DepositReminded", "Timer_DepositOverdue", "End_DepositOverdue")
                .doesNotContain("End_ContractConcluded", "Timer_SignatureOverdue");
    }

    private ProcessBench withDeposit() {
        return bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .start("postpaid-registration");
    }
}
