package io.meibo.voucher;

import io.meibo.api.Figures;
import io.meibo.policy.Policy;
import io.meibo.register.Register;
import io.meibo.register.Register.HistoryEntry;
import io.meibo.register.RegistrationCase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether the papers of a registration are still kept (table retention-period): as long as it goes on or its service is
 * used, and for the table's period from its end, by the operator's calendar.
 */
@Component
class Keeping {

    /** Ended before anything was concluded; and ended after a time of service. */
    private static final Set<String> CAME_TO_NOTHING = Set.of("rejected", "withdrawn", "expired");

    private static final Set<String> SERVED = Set.of("cancelled", "terminated");

    private final Register register;
    private final Policy policy;
    private final Figures figures;
    private final Clock clock;

    Keeping(Register register, Policy policy, Figures figures, Clock clock) {
        this.register = register;
        this.policy = policy;
        this.figures = figures;
        this.clock = clock;
    }

    boolean lasts(RegistrationCase found) {
        String status = found.status().code();
        boolean served = SERVED.contains(status);
        if (!served && !CAME_TO_NOTHING.contains(status)) {
            return true;
        }
        ZoneId zone = figures.zone(found.facts().country());
        return endOf(found)
                .map(end -> policy.retention(
                                found.facts().product(), served, found.facts().appliedOn())
                        .until(LocalDate.ofInstant(end.at().toInstant(), zone)))
                .map(until -> LocalDate.ofInstant(clock.instant(), zone).isBefore(until))
                .orElse(true);
    }

    /** The moment at which it came to where it stands: the first of the entries with its last status. */
    private Optional<HistoryEntry> endOf(RegistrationCase found) {
        return register.history(found.reference()).stream()
                .filter(entry -> entry.status() == found.status())
                .findFirst();
    }
}
