package io.meibo.register;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How registrations ended and until when their records are kept (table retention-period; CN-05, JP-17). Written in the
 * transaction in which the registration ends, once: an ending never becomes another.
 */
@Component
public class Endings {

    /**
     * One registration's end; {@code recordsUntil} is the first day on which its records may go, and where {@code
     * personDecides} the last day of the longest period that may apply.
     */
    public record Ended(
            RegistrationId reference,
            Ending kind,
            OffsetDateTime at,
            boolean contractConcluded,
            LocalDate recordsUntil,
            boolean personDecides) {}

    private final Register register;
    private final RecordTerms terms;
    private final JdbcClient jdbc;
    private final Clock clock;

    Endings(Register register, RecordTerms terms, JdbcClient jdbc, Clock clock) {
        this.register = register;
        this.terms = terms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records how a registration ended. The same again does nothing; another kind than the one on record throws {@link
     * IllegalStateException}, since a case that has ended cannot end otherwise.
     */
    @Transactional
    public void record(RegistrationId reference, Ending kind) {
        RegistrationCase ended = register.lock(reference);
        Optional<Ended> before = of(reference);
        if (before.isPresent()) {
            if (before.get().kind() != kind) {
                throw new IllegalStateException(
                        reference + " ended as " + before.get().kind().code() + ", not as " + kind.code());
            }
            return;
        }
        boolean contract = kind.endsLine() || contractConcluded(reference);
        RecordTerms.Terms kept = terms.termsOf(ended, contract);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("INSERT INTO ending (reference, kind, ended_at, contract_concluded, records_until, person_decides)"
                        + " VALUES (:reference, :kind, :at, :contract, :until, :person)")
                .param("reference", reference.value())
                .param("kind", kind.code())
                .param("at", now)
                .param("contract", contract)
                .param("until", now.toLocalDate().plus(kept.period()))
                .param("person", kept.personDecides())
                .update();
    }

    /** The process reached an end: its status says which. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() != null) {
            Ending.of(stage.status()).ifPresent(kind -> record(stage.reference(), kind));
        }
    }

    /** How this registration ended, where it has. */
    public Optional<Ended> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM ending WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new Ended(
                        reference,
                        Ending.of(RegistrationStatus.of(row.getString("kind"))).orElseThrow(),
                        row.getObject("ended_at", OffsetDateTime.class),
                        row.getBoolean("contract_concluded"),
                        row.getObject("records_until", LocalDate.class),
                        row.getBoolean("person_decides")))
                .optional();
    }

    /** A contract binds once it is signed and what it asks is paid; from then on the case stood at issuing. */
    private boolean contractConcluded(RegistrationId reference) {
        List<RegistrationStatus> way = register.history(reference).stream()
                .map(Register.HistoryEntry::status)
                .toList();
        return way.contains(RegistrationStatus.AWAITING_SIGNATURE) && way.contains(RegistrationStatus.ISSUING);
    }
}
