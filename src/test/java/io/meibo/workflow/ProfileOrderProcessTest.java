package io.meibo.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.camunda.FlowCoverage;
import io.meibo.workflow.camunda.ProcessBench;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileOrderProcessTest {

    @RegisterExtension
    static final FlowCoverage COVERAGE = FlowCoverage.of("profile-order");

    private final ProcessBench bench = new ProcessBench();

    @Test
    void the_order_goes_out_behind_a_retry_point_of_its_own() {
        var tries = new AtomicInteger();
        bench.inForm("esim")
                .when("orderProfileDelegate", data -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("SM-DP+ did not answer");
                    }
                })
                .start("profile-order");
        assertThat(bench.ended()).isFalse();
        assertThat(bench.secondsUntilRetry()).isEqualTo(10);

        bench.afterSeconds(11);
        assertThat(bench.ended()).isTrue();
        assertThat(tries).hasValue(2);
        assertThat(bench.passed()).contains("End_ProfileOrdered");
    }

    @Test
    void a_server_that_stays_away_is_an_incident_and_one_button() {
        bench.inForm("esim")
                .when("orderProfileDelegate", data -> {
                    throw new IllegalStateException("SM-DP+ did not answer");
                })
                .start("profile-order");
        for (int seconds : new int[] {11, 61, 601, 3601}) {
            bench.afterSeconds(seconds);
        }
        assertThat(bench.incidents()).containsExactly("Task_OrderProfile");

        bench.when("orderProfileDelegate", data -> {}).retry();
        assertThat(bench.ended()).isTrue();
    }

    @Test
    void for_a_card_there_is_nothing_to_order() {
        bench.start("profile-order");

        assertThat(bench.ended()).isTrue();
        assertThat(bench.passed()).contains("End_NothingToOrder").doesNotContain("Task_OrderProfile");
    }
}
