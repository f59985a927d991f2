package io.meibo.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The clock of a case on a clock that the test moves. */
class ServiceClockTest {

    private static final RegistrationId CASE = new RegistrationId("R-7KQ2-9XMV-4");

    private final MovedClock time = new MovedClock();
    private final JdbcClient jdbc = database();
    private final ServiceClock clock = new ServiceClock(jdbc, time, "P2D");

    @BeforeEach
    void a_draft() {
        jdbc.sql("INSERT INTO registration (reference, product, country, operator, channel, verification, language,"
                        + " document_type, delivery_form, delivery_method, applied_on, entered_by, access_code_hash,"
                        + " round, status, created_at, updated_at) VALUES (:reference, 'jp-postpaid-voice', 'JPN',"
                        + " 'meibo-mobile', 'counter', 'document-shown', 'ja', 'jp-driver-licence', 'sim', 'counter',"
                        + " DATE '2026-11-25', 'clerk', 'none', 1, 'draft', :now, :now)")
                .param("reference", CASE.value())
                .param("now", OffsetDateTime.now(time))
                .update();
    }

    @Test
    void a_draft_takes_no_time_of_ours() {
        passes(Duration.ofDays(30));

        assertThat(clock.of(CASE).spent()).isZero();
        assertThat(clock.of(CASE).running()).isFalse();
        assertThat(clock.of(CASE).dueAt()).isNull();
    }

    @Test
    void it_stands_while_the_applicant_has_the_ball_and_goes_on_from_where_it_stood() {
        clock.turn(CASE, RegistrationStatus.CHECKING);
        passes(Duration.ofHours(1));
        clock.turn(CASE, RegistrationStatus.IN_REVIEW);
        passes(Duration.ofHours(5));
        clock.turn(CASE, RegistrationStatus.RETURNED);
        passes(Duration.ofDays(9));
        assertThat(clock.of(CASE).spent()).isEqualTo(Duration.ofHours(6));
        assertThat(clock.of(CASE).running()).isFalse();

        clock.turn(CASE, RegistrationStatus.CHECKING);
        clock.turn(CASE, RegistrationStatus.IN_REVIEW);
        passes(Duration.ofHours(2));
        ServiceClock.Reading reading = clock.of(CASE);
        assertThat(reading.running()).isTrue();
        assertThat(reading.left()).isEqualTo(Duration.ofHours(40));
        assertThat(reading.dueAt()).isEqualTo(OffsetDateTime.now(time).plusHours(40));
    }

    @Test
    void a_task_of_a_later_round_is_due_when_what_remains_is_spent() {
        clock.turn(CASE, RegistrationStatus.CHECKING);
        passes(Duration.ofHours(30));
        clock.turn(CASE, RegistrationStatus.RETURNED);
        passes(Duration.ofDays(3));
        clock.turn(CASE, RegistrationStatus.CHECKING);

        assertThat(clock.dueAt(CASE, Duration.ofDays(2)))
                .isEqualTo(OffsetDateTime.now(time).plusHours(18));
    }

    @Test
    void time_overspent_shows_as_such_and_the_decision_stops_the_clock() {
        clock.turn(CASE, RegistrationStatus.IN_REVIEW);
        passes(Duration.ofHours(50));
        assertThat(clock.of(CASE).left()).isEqualTo(Duration.ofHours(-2));

        clock.turn(CASE, RegistrationStatus.AWAITING_SIGNATURE);
        passes(Duration.ofDays(4));
        clock.turn(CASE, RegistrationStatus.COMPLETED);
        assertThat(clock.of(CASE).spent()).isEqualTo(Duration.ofHours(50));
        assertThat(clock.of(CASE).running()).isFalse();
    }

    @Test
    void a_case_from_before_the_clock_is_counted_from_its_history() {
        history(1, RegistrationStatus.CHECKING);
        passes(Duration.ofHours(4));
        history(2, RegistrationStatus.RETURNED);
        passes(Duration.ofDays(2));
        history(3, RegistrationStatus.IN_REVIEW);
        passes(Duration.ofHours(1));
        assertThat(clock.of(CASE).spent()).isEqualTo(Duration.ofHours(5));
        assertThat(clock.of(CASE).running()).isTrue();

        clock.turn(CASE, RegistrationStatus.RETURNED);
        passes(Duration.ofDays(1));
        assertThat(clock.of(CASE).spent()).isEqualTo(Duration.ofHours(5));
        assertThat(clock.of(CASE).running()).isFalse();
    }

    private void passes(Duration amount) {
        time.now = time.now.plus(amount);
    }

    private void history(int seq, RegistrationStatus status) {
        jdbc.sql(
                        "INSERT INTO registration_history (reference, seq, at, status) VALUES (:reference, :seq, :at, :status)")
                .param("reference", CASE.value())
                .param("seq", seq)
                .param("at", OffsetDateTime.now(time))
                .param("status", status.code())
                .update();
    }

    private static JdbcClient database() {
        var source =
                new DriverManagerDataSource("jdbc:h2:mem:clock-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }

    /** A clock in Tokyo that stands until it is moved. */
    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-25T00:30:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Tokyo");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
