package io.meibo.register;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.ServiceLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long each case has been ours up to its decision. The clock runs while the case is checked or reviewed and stands
 * while the applicant has the ball; it is turned with every status, in the same transaction. A case from before the
 * clock is counted from its history.
 */
@Component
public class ServiceClock implements ServiceLevel {

    private static final Set<RegistrationStatus> OURS =
            Set.of(RegistrationStatus.CHECKING, RegistrationStatus.IN_REVIEW);

    /**
     * What the clock shows: whether it runs, the time spent and the time allowed; {@code dueAt} is when the allowed time
     * will be spent, null while the clock stands.
     */
    public record Reading(boolean running, Duration spent, Duration allowed, @Nullable OffsetDateTime dueAt) {

        /** What is left; below zero where more was spent than is allowed. */
        public Duration left() {
            return allowed.minus(spent);
        }
    }

    private record Hand(long spentSeconds, @Nullable OffsetDateTime runningSince) {

        Duration spent(OffsetDateTime now) {
            Duration earlier = Duration.ofSeconds(spentSeconds);
            return runningSince == null ? earlier : earlier.plus(positive(Duration.between(runningSince, now)));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration allowed;

    ServiceClock(JdbcClient jdbc, Clock clock, @Value("${meibo.deadlines.review:P2D}") String allowed) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.allowed = time(allowed);
    }

    /** A day of a setting is 24 hours. */
    private static Duration time(String setting) {
        return setting.startsWith("P") && !setting.contains("T")
                ? Duration.ofDays(java.time.Period.parse(setting).getDays())
                : DurationStyle.detectAndParse(setting);
    }

    /** The case enters this status: the clock starts, goes on, or stands. */
    @Transactional
    public void turn(RegistrationId reference, RegistrationStatus status) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean runs = OURS.contains(status);
        Optional<Hand> before = stored(reference);
        if (before.isEmpty()) {
            Hand counted = counted(reference);
            jdbc.sql("INSERT INTO service_clock (reference, spent_seconds, running_since)"
                            + " VALUES (:reference, :spent, :since)")
                    .param("reference", reference.value())
                    .param("spent", counted.spent(now).toSeconds())
                    .param("since", runs ? now : null)
                    .update();
        } else if (runs == (before.get().runningSince() == null)) {
            jdbc.sql("UPDATE service_clock SET spent_seconds = :spent, running_since = :since"
                            + " WHERE reference = :reference")
                    .param("reference", reference.value())
                    .param("spent", before.get().spent(now).toSeconds())
                    .param("since", runs ? now : null)
                    .update();
        }
    }

    /** What the clock of this case shows now; nothing is spent of a case that was never submitted. */
    public Reading of(RegistrationId reference) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Hand hand = stored(reference).orElseGet(() -> counted(reference));
        Duration spent = hand.spent(now);
        boolean running = hand.runningSince() != null;
        return new Reading(running, spent, allowed, running ? now.plus(allowed).minus(spent) : null);
    }

    @Override
    public OffsetDateTime dueAt(RegistrationId reference, Duration time) {
        return OffsetDateTime.now(clock).plus(time).minus(of(reference).spent());
    }

    private Optional<Hand> stored(RegistrationId reference) {
        return jdbc.sql("SELECT spent_seconds, running_since FROM service_clock WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) ->
                        new Hand(row.getLong("spent_seconds"), row.getObject("running_since", OffsetDateTime.class)))
                .optional();
    }

    /** The clock as the status history tells it. */
    private Hand counted(RegistrationId reference) {
        record Step(OffsetDateTime at, boolean ours) {}
        List<Step> steps = jdbc.sql(
                        "SELECT at, status FROM registration_history WHERE reference = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query((row, n) -> new Step(
                        row.getObject("at", OffsetDateTime.class),
                        OURS.contains(RegistrationStatus.of(row.getString("status")))))
                .list();
        Duration spent = Duration.ZERO;
        OffsetDateTime since = null;
        for (Step step : steps) {
            if (since != null) {
                spent = spent.plus(positive(Duration.between(since, step.at())));
            }
            since = step.ours() ? step.at() : null;
        }
        return new Hand(spent.toSeconds(), since);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
