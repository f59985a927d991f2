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
        bench.start("contract-conclusion").tell(FlowMessage.CONTRACT_SIGNED);

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CONCLUSION)).contains("concluded");
        assertThat(bench.passed())
                .containsSubsequence(
                        "Task_DecideDeposit", "Task_PrepareContract", "Task_SignContract", "End_ContractConcluded")
                .doesNotContain("Task_CollectDeposit", "Join_Overdue");
    }

    @Test
    void signed_and_paid_at_the_counter_it_is_concluded() {
        withDeposit().complete("Task_SignContract", "clerk", "done");
        assertThat(bench.open()).containsExactly("Task_CollectDeposit");
        assertThat(bench.lastStage().notice()).isEqualTo("pay");

        bench.complete("Task_CollectDeposit", "clerk", "done");
        assertThat(bench.variable(Vars.CONCLUSION)).contains("concluded");
        assertThat(bench.passed()).doesNotContain("Message_ContractSigned", "Message_DepositPaid");
    }

    @Test
    void signed_and_paid_from_afar_it_is_concluded() {
        withDeposit().tell(FlowMessage.CONTRACT_SIGNED).tell(FlowMessage.DEPOSIT_PAID);

        assertThat(bench.variable(Vars.CONCLUSION)).contains("concluded");
        assertThat(bench.passed()).contains("Message_ContractSigned", "Message_DepositPaid");
    }

    @Test
    void unsigned_after_a_reminder_it_expires() {
        withDeposit().after("signature-reminder");
        assertThat(bench.notices()).containsExactly("sign", "reminder");
        assertThat(bench.open()).containsExactly("Task_SignContract");

        bench.after("signature");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CONCLUSION)).contains("expired");
        assertThat(bench.passed())
                .containsSubsequence("End_SignatureReminded", "Timer_SignatureOverdue", "End_ContractExpired")
                .doesNotContain("Task_CollectDeposit", "End_ContractConcluded");
    }

    @Test
    void unpaid_after_a_reminder_it_expires() {
        withDeposit().tell(FlowMessage.CONTRACT_SIGNED).after("deposit-reminder");
        assertThat(bench.notices()).containsExactly("sign", "pay", "reminder");

        bench.after("deposit");
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.CONCLUSION)).contains("expired");
        assertThat(bench.passed())
                .containsSubsequence("End_DepositReminded", "Timer_DepositOverdue", "End_ContractExpired")
                .doesNotContain("End_ContractConcluded", "Timer_SignatureOverdue");
    }

    private ProcessBench withDeposit() {
        return bench.answers("decideDepositDelegate", Vars.DEPOSIT_REQUIRED, true)
                .start("contract-conclusion");
    }
}
