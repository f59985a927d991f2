package io.meibo.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String VICTIM = "manager";
    private static final String OFFICE = "192.0.2.10";

    private final Hands clock = new Hands();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void ten_wrong_passwords_from_one_address_make_it_wait_half_a_minute() {
        fail(OFFICE, VICTIM, 9);
        assertThat(throttle.waitFor(OFFICE, VICTIM)).isZero();

        fail(OFFICE, VICTIM, 1);

        assertThat(throttle.waitFor(OFFICE, VICTIM)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
        clock.forward(Duration.ofSeconds(30));
        assertThat(throttle.waitFor(OFFICE, VICTIM)).isZero();
    }

    @Test
    void one_address_cannot_try_one_password_on_every_account() {
        for (int i = 0; i < 60; i++) {
            fail("198.51.100.7", "user" + i, 1);
        }

        assertThat(throttle.waitFor("198.51.100.7", "somebody-else")).isPositive();
        assertThat(throttle.waitFor(OFFICE, "somebody-else")).isZero();
    }

    @Test
    void strangers_from_many_addresses_cannot_lock_out_somebody_at_his_usual_place() {
        throttle.succeeded(OFFICE, VICTIM);

        for (int i = 0; i < 1_000; i++) {
            fail("203.0.113." + i, VICTIM, 1);
        }

        assertThat(throttle.waitFor("203.0.114.1", VICTIM)).isPositive();
        assertThat(throttle.waitFor(OFFICE, VICTIM)).isZero();
    }

    @Test
    void nobody_stays_locked_out_when_the_attack_is_over() {
        for (int i = 0; i < 1_000; i++) {
            fail("203.0.113." + i, VICTIM, 1);
        }
        assertThat(throttle.waitFor(OFFICE, VICTIM)).isPositive();

        clock.forward(Duration.ofSeconds(10));

        assertThat(throttle.waitFor(OFFICE, VICTIM)).isZero();
    }

    @Test
    void the_right_password_forgives_earlier_slips() {
        fail(OFFICE, VICTIM, 9);
        throttle.succeeded(OFFICE, VICTIM);
        fail(OFFICE, VICTIM, 9);

        assertThat(throttle.waitFor(OFFICE, VICTIM)).isZero();
    }

    private void fail(String address, String account, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, account);
        }
    }

    private static final class Hands implements TimeMeter {

        private long nanos;

        void forward(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
