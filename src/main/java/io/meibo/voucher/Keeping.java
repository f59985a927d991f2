package io.meibo.voucher;

import io.meibo.api.Figures;
import io.meibo.register.Endings;
import io.meibo.register.RegistrationCase;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Whether the papers of a registration are still handed to its applicant: as long as it goes on or its service is used,
 * and until the day on which its records may go (table retention-period), by the operator's calendar.
 */
@Component
class Keeping {

    private final Endings endings;
    private final Figures figures;
    private final Clock clock;

    Keeping(Endings endings, Figures figures, Clock clock) {
        this.endings = endings;
        this.figures = figures;
        this.clock = clock;
    }

    boolean lasts(RegistrationCase found) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), figures.zone(found.facts().country()));
        return endings.of(found.reference())
                .map(ended -> today.isBefore(ended.recordsUntil()))
                .orElse(true);
    }
}
