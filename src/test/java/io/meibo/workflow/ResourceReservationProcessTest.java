package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResourceReservationProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("resource-reservation");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void from_stock_it_is_reserved_at_once() {
        bench.start("resource-reservation");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.RESERVATION)).contains("reserved");
        assertThat(bench.passed()).contains("End_NumberAndSimReserved").doesNotContain("Gateway_WaitForStock");
    }

    @Test
    void out_of_stock_it_waits_for_an_import_and_then_goes_on() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("resource-reservation");
        assertThat(bench.ended()).isFalse();
        assertThat(bench.lastStage().awaiting()).hasToString("STOCK");
        assertThat(bench.lastStage().until()).isNotNull();

        bench.tell(FlowMessage.STOCK_REPLENISHED);
        assertThat(bench.ended()).as("woken, but too late for the last SIM").isFalse();

        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "reserved")
                .tell(FlowMessage.STOCK_REPLENISHED);
        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.RESERVATION)).contains("reserved");
        assertThat(bench.passed()).doesNotContain("Timer_StockOverdue", "End_ReservationExpired");
    }

    @Test
    void without_an_import_it_expires() {
        bench.answers("reserveNumberAndSimDelegate", Vars.RESERVATION, "waiting")
                .start("resource-reservation")
                .after("stock");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.variable(Vars.RESERVATION)).contains("expired");
        assertThat(bench.passed()).contains("End_ReservationExpired").doesNotContain("End_NumberAndSimReserved");
    }
}
