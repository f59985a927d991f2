package io.meibo.esim;

import io.meibo.esim.ProfileOrder.Secrets;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SecretToSend;
import io.meibo.register.SecretToSend.Channel;
import io.meibo.shared.ActivationCode;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The activation code of a released profile: shown once, to the applicant on his own page or by a clerk at the counter,
 * and each display on record. What the phone asks for besides, the confirmation code, goes another way at that moment
 * and never stands in the code.
 */
@Service("downloadCodes")
public class ActivationCodes {

    static final String EVIDENCE = "code-shown";

    private static final String NOTICE = "esim-confirmation-code";

    private final Register register;
    private final OrderStore orders;
    private final HumanTasks tasks;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivationCodes(
            Register register,
            OrderStore orders,
            HumanTasks tasks,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.orders = orders;
        this.tasks = tasks;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Gives the code out and notes that it did. For the applicant, and for a clerk who holds an open task of the
     * registration. Refuses with {@code CODE_NOT_READY} or {@code CODE_SHOWN_ALREADY} (409).
     */
    @Transactional
    public ActivationCode show(RegistrationId reference, Actor actor) {
        boolean own = actor.own().filter(reference::equals).isPresent();
        RegistrationCase found = register.lock(reference);
        if (!own) {
            requireTask(reference, actor);
        }
        ProfileOrder order = orders.open(reference)
                .filter(released -> released.released() && !found.ended())
                .orElseThrow(() -> Refusal.wrongState("CODE_NOT_READY"));
        if (order.shown() || order.told().left()) {
            throw Refusal.wrongState("CODE_SHOWN_ALREADY");
        }
        record(order, own ? "page" : "counter", actor);
        Secrets secrets = orders.secrets(order);
        events.publishEvent(
                new SecretToSend(reference, NOTICE, Channel.SMS, Map.of("code", secrets.confirmationCode())));
        return code(order, secrets);
    }

    boolean isShown(RegistrationId reference) {
        return orders.open(reference)
                .filter(order -> order.shown() || order.told().left())
                .isPresent();
    }

    Optional<OffsetDateTime> shownAt(ProfileOrder order) {
        return jdbc.sql("SELECT at FROM esim_display WHERE reference = :reference AND attempt = :attempt")
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .query(OffsetDateTime.class)
                .optional();
    }

    /** Whether phone and QR code can be made of this; asked before it is relied on. */
    static boolean usable(String smdpAddress, String matchingId) {
        return ActivationCode.of("LPA:1$" + smdpAddress + "$" + matchingId).isPresent() && !matchingId.isEmpty();
    }

    private static ActivationCode code(ProfileOrder order, Secrets secrets) {
        return new ActivationCode(
                Objects.requireNonNull(order.smdpAddress()),
                Objects.requireNonNull(secrets.matchingId()),
                Optional.empty(),
                true);
    }

    private void requireTask(RegistrationId reference, Actor actor) {
        actor.require(Role.CLERK);
        boolean holds =
                tasks.of(reference, actor).stream().anyMatch(task -> actor.id().equals(task.assignee()));
        if (!holds) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
    }

    private void record(ProfileOrder order, String place, Actor actor) {
        jdbc.sql("INSERT INTO esim_display (reference, attempt, place, shown_to, at)"
                        + " VALUES (:reference, :attempt, :place, :to, :at)")
                .param("reference", order.reference().value())
                .param("attempt", order.attempt())
                .param("place", place)
                .param("to", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
