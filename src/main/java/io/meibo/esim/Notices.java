package io.meibo.esim;

import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.RegistrationFlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the SM-DP+ tells; nothing else moves a profile beyond its release. Each content is kept once, also of
 * profiles we do not know. Notices come late, twice and in any order: the highest that was told counts.
 */
@Component("downloadNotices")
public class Notices {

    /** So much the SM-DP+'s clock may be behind ours, when a notice is laid to the order it is about. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final OrderStore orders;
    private final RegistrationFlow flow;
    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(OrderStore orders, RegistrationFlow flow, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.flow = flow;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps it and moves the profile, in one transaction; does nothing where the same was told before. */
    @Transactional
    public void take(Notice notice) {
        Optional<ProfileOrder> order = notice.iccid()
                .flatMap(iccid -> orders.of(iccid, notice.at().plus(CLOCKS_DIFFER)).stream()
                        .findFirst())
                .map(orders::lock);
        if (isKnown(notice.digest())) {
            return;
        }
        keep(notice, order.orElse(null));
        order.ifPresent(found -> move(found, Progress.told(notice.point(), notice.done())));
    }

    private void move(ProfileOrder order, Progress told) {
        Progress after = order.told().and(told);
        if (after == order.told()) {
            return;
        }
        orders.progress(order, after);
        if (!order.open()) {
            LOG.warn("the SM-DP+ tells of a profile whose order is closed: {} {}", order.reference(), after.code());
        } else if (after == Progress.INSTALLED) {
            flow.tell(order.reference(), FlowMessage.PROFILE_INSTALLED);
        } else if (after.stuck()) {
            flow.tell(order.reference(), FlowMessage.PROFILE_STUCK);
        }
    }

    /** What was told of an order, the earliest event first. */
    List<Notice> of(ProfileOrder order) {
        return jdbc.sql("SELECT * FROM esim_notice WHERE reference = :reference AND attempt = :attempt"
                        + " ORDER BY told_at, point, digest")
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .query(Notices::row)
                .list();
    }

    /** What was told of profiles that were never ordered here, the latest first, so many at most. */
    List<Notice> unknown(int most) {
        return jdbc.sql("SELECT * FROM esim_notice WHERE reference IS NULL ORDER BY received_at DESC, digest"
                        + " FETCH FIRST :most ROWS ONLY")
                .param("most", most)
                .query(Notices::row)
                .list();
    }

    private boolean isKnown(String digest) {
        return jdbc.sql("SELECT COUNT(*) FROM esim_notice WHERE digest = :digest")
                        .param("digest", digest)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void keep(Notice notice, @Nullable ProfileOrder order) {
        jdbc.sql("INSERT INTO esim_notice (digest, iccid, point, status, subject, reason, told_at, received_at,"
                        + " reference, attempt) VALUES (:digest, :iccid, :point, :status, :subject, :reason, :told,"
                        + " :received, :reference, :attempt)")
                .param("digest", notice.digest())
                .param("iccid", notice.iccid().map(iccid -> iccid.digits()).orElse(notice.printed()))
                .param("point", notice.point())
                .param("status", notice.status())
                .param("subject", notice.subject())
                .param("reason", notice.reason())
                .param("told", notice.at())
                .param("received", OffsetDateTime.now(clock))
                .param("reference", order == null ? null : order.reference().value())
                .param("attempt", order == null ? null : order.attempt())
                .update();
    }

    private static Notice row(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getString("iccid"),
                row.getInt("point"),
                row.getString("status"),
                row.getString("subject"),
                row.getString("reason"),
                row.getObject("told_at", OffsetDateTime.class));
    }
}
