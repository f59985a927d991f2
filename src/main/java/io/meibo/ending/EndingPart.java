package io.meibo.ending;

import io.meibo.register.DetailPart;
import io.meibo.register.Endings;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of a registration how it ended and until when its records stay. */
@Component
class EndingPart implements DetailPart {

    /** The kind of ending, when it came, and the first day on which the records may go. */
    record View(String kind, OffsetDateTime at, LocalDate recordsUntil, boolean personDecides) {}

    private final Endings endings;

    EndingPart(Endings endings) {
        this.endings = endings;
    }

    @Override
    public String name() {
        return "ending";
    }

    @Override
    public @Nullable Object of(RegistrationCase found, Actor reader) {
        return endings.of(found.reference())
                .map(ended -> new View(ended.kind().code(), ended.at(), ended.recordsUntil(), ended.personDecides()))
                .orElse(null);
    }
}
