package io.meibo.rulebook;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computation of what changed tables would have said of the registrations of a period (by date of application, both days
 * included). All counts are of registrations; {@code differing} of those whose outcome would differ, {@code otherRoad} of
 * those among them that would take another road, {@code otherRule} of those with the same outcome by another rule,
 * {@code notReplayable} of those that cannot be computed for some table. {@code minutesLeft} is null until it can be told.
 */
public record Replay(
        String id,
        ReplayState state,
        String requestedBy,
        OffsetDateTime requestedAt,
        LocalDate from,
        LocalDate to,
        List<String> tables,
        int total,
        int done,
        int differing,
        int otherRoad,
        int otherRule,
        int notAsked,
        int notReplayable,
        @Nullable Integer minutesLeft,
        @Nullable OffsetDateTime endedAt,
        OffsetDateTime expiresAt) {

    /** Percent of the registrations that are done. */
    public int percent() {
        return total == 0 ? (state.ended() ? 100 : 0) : (int) (100L * done / total);
    }
}
