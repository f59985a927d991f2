package io.meibo.esim;

import io.meibo.esim.ProfileOrder.Said;
import io.meibo.esim.ProfileOrder.Secrets;
import io.meibo.privacy.Sealer;
import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
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

/** Orders in their table; codes lie sealed. */
@Component
class OrderStore {

    private static final String CONFIRMATION_CODE = "esim-confirmation-code";
    private static final String MATCHING_ID = "esim-matching-id";
    private static final String SELECT = "SELECT o.*, (SELECT COUNT(*) FROM esim_display s"
            + " WHERE s.reference = o.reference AND s.attempt = o.attempt) AS displays"
            + " FROM esim_order o";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    OrderStore(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The order that is not closed; there is one at most. */
    Optional<ProfileOrder> open(RegistrationId reference) {
        return of(reference).stream().filter(ProfileOrder::open).findFirst();
    }

    /** All orders of a registration, the latest first. */
    List<ProfileOrder> of(RegistrationId reference) {
        return jdbc.sql(SELECT + " WHERE o.reference = :reference ORDER BY o.attempt DESC")
                .param("reference", reference.value())
                .query(OrderStore::row)
                .list();
    }

    Optional<ProfileOrder> latest(RegistrationId reference) {
        return of(reference).stream().findFirst();
    }

    /** Orders of this profile that were noted at that time or before, the latest first; where there is none, all. */
    List<ProfileOrder> of(Iccid iccid, OffsetDateTime at) {
        List<ProfileOrder> before = jdbc.sql(SELECT
                        + " WHERE o.iccid = :iccid AND o.noted_at <= :at ORDER BY o.noted_at DESC, o.attempt DESC")
                .param("iccid", iccid.digits())
                .param("at", at)
                .query(OrderStore::row)
                .list();
        if (!before.isEmpty()) {
            return before;
        }
        return jdbc.sql(SELECT + " WHERE o.iccid = :iccid ORDER BY o.noted_at, o.attempt")
                .param("iccid", iccid.digits())
                .query(OrderStore::row)
                .list();
    }

    void note(RegistrationId reference, Iccid iccid, String confirmationCode) {
        int attempt = latest(reference).map(ProfileOrder::attempt).orElse(0) + 1;
        jdbc.sql("INSERT INTO esim_order (reference, attempt, iccid, state, progress, confirmation_code, noted_at)"
                        + " VALUES (:reference, :attempt, :iccid, :state, :progress, :code, :now)")
                .param("reference", reference.value())
                .param("attempt", attempt)
                .param("iccid", iccid.digits())
                .param("state", new ProfileState.Available().code())
                .param("progress", Progress.NONE.code())
                .param("code", sealer.seal(reference, CONFIRMATION_CODE, confirmationCode))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The order as it is now, locked until the end of the transaction. */
    ProfileOrder lock(ProfileOrder order) {
        jdbc.sql("SELECT attempt FROM esim_order WHERE reference = :reference AND attempt = :attempt FOR UPDATE")
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .query(Integer.class)
                .single();
        return of(order.reference()).stream()
                .filter(found -> found.attempt() == order.attempt())
                .findFirst()
                .orElseThrow();
    }

    void move(ProfileOrder order, ProfileState state) {
        change(order, "state", state.code());
    }

    void progress(ProfileOrder order, Progress told) {
        change(order, "progress", told.code());
    }

    private void change(ProfileOrder order, String column, String value) {
        jdbc.sql("UPDATE esim_order SET " + column + " = :value WHERE reference = :reference AND attempt = :attempt")
                .param("value", value)
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .update();
    }

    void confirmed(ProfileOrder order, ProfileState state, String matchingId, @Nullable String smdpAddress) {
        move(order, state);
        jdbc.sql("UPDATE esim_order SET matching_id = :matching, smdp_address = :address"
                        + " WHERE reference = :reference AND attempt = :attempt")
                .param("matching", sealer.seal(order.reference(), MATCHING_ID, matchingId))
                .param("address", smdpAddress)
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .update();
    }

    void said(ProfileOrder order, String function, Answer answer) {
        jdbc.sql("UPDATE esim_order SET said_function = :function, said_status = :status, said_subject = :subject,"
                        + " said_reason = :reason, said_at = :now WHERE reference = :reference AND attempt = :attempt")
                .param("function", function)
                .param("status", answer.status().code())
                .param("subject", answer.subject())
                .param("reason", answer.reason())
                .param("now", OffsetDateTime.now(clock))
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .update();
    }

    void close(ProfileOrder order, String closing) {
        jdbc.sql("UPDATE esim_order SET closing = :closing, closed_at = :now"
                        + " WHERE reference = :reference AND attempt = :attempt AND closing IS NULL")
                .param("closing", closing)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .update();
    }

    private static ProfileOrder row(ResultSet row, int n) throws SQLException {
        var reference = new RegistrationId(row.getString("reference"));
        String function = row.getString("said_function");
        return new ProfileOrder(
                reference,
                row.getInt("attempt"),
                new Iccid(row.getString("iccid")),
                ProfileState.ofOrders(row.getString("state")),
                Progress.of(row.getString("progress")),
                row.getString("closing"),
                row.getString("smdp_address"),
                row.getInt("displays") > 0,
                function == null
                        ? null
                        : new Said(
                                function,
                                row.getString("said_status"),
                                row.getString("said_subject"),
                                row.getString("said_reason")));
    }

    /** Opens what lies sealed; fails once the registration's key is destroyed. */
    Secrets secrets(ProfileOrder order) {
        return jdbc.sql("SELECT o.confirmation_code, o.matching_id, d.eid FROM esim_order o"
                        + " LEFT JOIN esim_device d ON d.reference = o.reference"
                        + " WHERE o.reference = :reference AND o.attempt = :attempt")
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .query((row, n) -> new Secrets(
                        sealer.openText(order.reference(), CONFIRMATION_CODE, row.getBytes("confirmation_code")),
                        opened(order.reference(), MATCHING_ID, row.getBytes("matching_id")),
                        Optional.ofNullable(opened(order.reference(), Devices.EID, row.getBytes("eid")))
                                .map(Eid::new)
                                .orElse(null)))
                .single();
    }

    private @Nullable String opened(RegistrationId reference, String field, byte @Nullable [] sealed) {
        return sealed == null ? null : sealer.openText(reference, field, sealed);
    }
}
