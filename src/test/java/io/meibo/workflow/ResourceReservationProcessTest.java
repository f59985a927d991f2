package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResourceReservationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("resource-reservation");

    private final ProcessBench bench = new ProcessBench().ofProduct("jp-prepaid-voice", "JPN", "jp-residence-card");

    @Test
    void what_was_reserved_from_stock_passes_at_once() {
        bench.start("prepaid-registration");

        assertThat(bench.passed())
                .containsSubsequence("Task_ReserveNumberAndSim", "End_NumberAndSimReserved")
                .doesNotContain("Gateway_WaitForStock", "Task_ReserveAgain");
    }

    @Test
    void out_of_stock_it_waits_for_an_import_and_then_goes_on() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("prepaid-registration");
        assertThat(bench.passed()).contains("Gateway_WaitForStock").doesNotContain("End_NumberAndSimReserved");
        assertThat(bench.lastStage().awaiting()).hasToString("STOCK");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.tell(FlowMessage.STOCK_REPLENISHED);
        assertThat(bench.passed())
                .as("woken, but too late for the last SIM")
                .contains("Task_ReserveAgain")
                .doesNotContain("End_NumberAndSimReserved");

        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "reserved")
                .tell(FlowMessage.STOCK_REPLENISHED);
        assertThat(bench.passed())
                .contains("End_NumberAndSimReserved", "Task_ActivateCard")
                .doesNotContain("Timer_StockOverdue", "End_ReservationExpired");
    }

    @Test
    void without_an_import_it_expires() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("prepaid-registration")
                .after("stock");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed())
                .contains("End_ReservationExpired")
                .doesNotContain("End_NumberAndSimReserved", "Task_ReserveAgain");
    }
}
