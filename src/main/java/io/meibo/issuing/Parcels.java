package io.meibo.issuing;

import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards on their way by post, one row for each time a card was posted. */
@Component
class Parcels {

    /** What became of a parcel. */
    enum Outcome {
        DELIVERED("delivered"),
        RETURNED("returned");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Optional<Outcome> of(@Nullable String code) {
            for (Outcome outcome : values()) {
                if (outcome.code.equals(code)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }

    /** A parcel; {@code addressSeq} names an address that was proved later, null for that of the application. */
    record Parcel(
            RegistrationId reference,
            int seq,
            String serial,
            String trackingNumber,
            String postKind,
            @Nullable Integer addressSeq,
            OffsetDateTime postedAt,
            @Nullable Outcome outcome,
            @Nullable OffsetDateTime outcomeAt,
            @Nullable OffsetDateTime checkedInAt) {

        /** Nobody has told that it arrived, and it is not back in our hands. */
        boolean isUnderWay() {
            return outcome != Outcome.DELIVERED && checkedInAt == null;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Parcels(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void post(
            RegistrationId reference,
            Actor actor,
            String serial,
            String trackingNumber,
            String postKind,
            @Nullable Integer addressSeq) {
        jdbc.sql("INSERT INTO parcel (reference, seq, serial, tracking_number, post_kind, address_seq, posted_by,"
                        + " posted_at) SELECT :reference, COALESCE(MAX(seq), 0) + 1, :serial, :tracking, :kind,"
                        + " CAST(:address AS INTEGER), :by, :at FROM parcel WHERE reference = :reference")
                .param("reference", reference.value())
                .param("serial", serial)
                .param("tracking", trackingNumber)
                .param("kind", postKind)
                .param("address", addressSeq)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** All of a registration, the first posted first. */
    List<Parcel> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM parcel WHERE reference = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query(Parcels::row)
                .list();
    }

    /** The one posted last. */
    Optional<Parcel> latest(RegistrationId reference) {
        return of(reference).stream().reduce((first, second) -> second);
    }

    /** Takes back the parcel of a hand-over that is recorded anew before anything became of it. */
    void forget(Parcel parcel) {
        jdbc.sql("DELETE FROM parcel WHERE reference = :reference AND seq = :seq AND outcome IS NULL")
                .param("reference", parcel.reference().value())
                .param("seq", parcel.seq())
                .update();
    }

    void close(Parcel parcel, Outcome outcome, OffsetDateTime at, Actor actor) {
        jdbc.sql("UPDATE parcel SET outcome = :outcome, outcome_at = :at, told_by = :by, told_at = :now"
                        + " WHERE reference = :reference AND seq = :seq")
                .param("outcome", outcome.code())
                .param("at", at)
                .param("by", actor.id())
                .param("now", OffsetDateTime.now(clock))
                .param("reference", parcel.reference().value())
                .param("seq", parcel.seq())
                .update();
    }

    void checkIn(Parcel parcel, Actor actor) {
        jdbc.sql("UPDATE parcel SET checked_in_by = :by, checked_in_at = :now"
                        + " WHERE reference = :reference AND seq = :seq")
                .param("by", actor.id())
                .param("now", OffsetDateTime.now(clock))
                .param("reference", parcel.reference().value())
                .param("seq", parcel.seq())
                .update();
    }

    private static Parcel row(ResultSet row, int n) throws SQLException {
        int address = row.getInt("address_seq");
        boolean noAddress = row.wasNull();
        return new Parcel(
                new RegistrationId(row.getString("reference")),
                row.getInt("seq"),
                row.getString("serial"),
                row.getString("tracking_number"),
                row.getString("post_kind"),
                noAddress ? null : (Integer) address,
                row.getObject("posted_at", OffsetDateTime.class),
                Outcome.of(row.getString("outcome")).orElse(null),
                row.getObject("outcome_at", OffsetDateTime.class),
                row.getObject("checked_in_at", OffsetDateTime.class));
    }
}
