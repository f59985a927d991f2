package io.meibo.register;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The moments that the terms of a contract count from, JP-24 above all: when the contract document was received, and
 * when the service began. Each is written once; what is told later changes nothing.
 */
@Component
public class ContractDates {

    /** How the contract document was received. */
    public enum ReceivedBy {
        /** Handed over at the counter. */
        HAND("hand"),
        /** Downloaded by the applicant. */
        DOWNLOAD("download"),
        /** Sent by mail. */
        MAIL("mail");

        private final String code;

        ReceivedBy(String code) {
            this.code = code;
        }

        /** The word used in the API and the table. */
        public String code() {
            return code;
        }
    }

    /** Both moments, each null while it has not come; {@code receivedBy} comes with {@code received}. */
    public record Dates(
            @Nullable OffsetDateTime received, @Nullable String receivedBy, @Nullable OffsetDateTime serviceStart) {

        static final Dates NONE = new Dates(null, null, null);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractDates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The applicant has the contract document from now on; only the first time counts. */
    @Transactional
    public void received(RegistrationId reference, ReceivedBy how) {
        ensureRow(reference);
        jdbc.sql("UPDATE contract_dates SET received_at = :at, received_by = :how"
                        + " WHERE reference = :reference AND received_at IS NULL")
                .param("at", OffsetDateTime.now(clock))
                .param("how", how.code())
                .param("reference", reference.value())
                .update();
    }

    /** The service begins now; only the first time counts. */
    @Transactional
    public void serviceStarted(RegistrationId reference) {
        serviceStarted(reference, OffsetDateTime.now(clock));
    }

    /** The service began then, as is told now: a parcel arrived, and the carrier says so later. */
    @Transactional
    public void serviceStarted(RegistrationId reference, OffsetDateTime at) {
        ensureRow(reference);
        jdbc.sql("UPDATE contract_dates SET service_start = :at"
                        + " WHERE reference = :reference AND service_start IS NULL")
                .param("at", at)
                .param("reference", reference.value())
                .update();
    }

    /** Where nobody told before, the service has begun at the latest when the registration is completed. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() == RegistrationStatus.COMPLETED) {
            serviceStarted(stage.reference());
        }
    }

    /** What is known of this registration. */
    public Dates of(RegistrationId reference) {
        return row(reference).orElse(Dates.NONE);
    }

    private Optional<Dates> row(RegistrationId reference) {
        return jdbc.sql("SELECT received_at, received_by, service_start FROM contract_dates"
                        + " WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new Dates(
                        row.getObject("received_at", OffsetDateTime.class),
                        row.getString("received_by"),
                        row.getObject("service_start", OffsetDateTime.class)))
                .optional();
    }

    /** The registration's row is the lock, so that two first times do not collide on the key. */
    private void ensureRow(RegistrationId reference) {
        jdbc.sql("SELECT reference FROM registration WHERE reference = :reference FOR UPDATE")
                .param("reference", reference.value())
                .query(String.class)
                .optional()
                .filter(known -> row(reference).isEmpty())
                .ifPresent(known -> jdbc.sql("INSERT INTO contract_dates (reference) VALUES (:reference)")
                        .param("reference", known)
                        .update());
    }
}
