package io.meibo.issuing;

import io.meibo.register.HeldStock;
import io.meibo.register.HeldStock.Held;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.SimHandedOver;
import io.meibo.shared.Actor;
import io.meibo.shared.Awaiting;
import io.meibo.shared.CardNumber;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that exactly the reserved card went to the applicant, over the counter or by post. */
@Service
public class HandOvers {

    static final String EVIDENCE = "hand-over";

    private static final int LEAST_DIGITS = 6;
    private static final String POST = "post";
    private static final String DOWNLOAD = "download";
    private static final List<String> METHODS = List.of("counter", POST, DOWNLOAD);
    private static final String TRACKING_NUMBER = "[A-Z0-9-]{8,40}";

    /** A recorded hand-over: how ({@code counter}, {@code post}, {@code download}), by whom, when. */
    public record HandOver(String method, String by, @Nullable String trackingNumber, OffsetDateTime at) {}

    private final Register register;
    private final HeldStock stock;
    private final HumanTasks tasks;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandOvers(
            Register register,
            HeldStock stock,
            HumanTasks tasks,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.stock = stock;
        this.tasks = tasks;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records it for the clerk's task. Without a task id the clerk's own open hand-over task is taken and completed; a
     * prepaid card has no such task, there the hand-over is only recorded.
     *
     * @param method {@code counter}, {@code post} or {@code download}; as the registration says where it is null
     * @param serial what was scanned or typed from the card, ICCID or card number: the whole of it, or at least its last
     *     six digits; not needed for a download
     * @param trackingNumber needed where the card is posted
     */
    @Transactional
    public void handOver(
            RegistrationId reference,
            Actor actor,
            @Nullable String taskId,
            @Nullable String method,
            @Nullable String serial,
            @Nullable String trackingNumber) {
        RegistrationCase found =
                register.lockIn(reference, RegistrationStatus.ISSUING, RegistrationStatus.AWAITING_ACTIVATION);
        Held held = stock.of(reference)
                .orElseThrow(
                        () -> Refusal.wrongState("WRONG_STATE", found.status().code()));
        Optional<HumanTask> task = taskOf(found, actor, taskId);
        String way = method == null ? found.facts().deliveryMethod() : method;
        String tracking = trackingNumber == null
                ? null
                : trackingNumber.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        checkInput(held, way, serial, tracking);
        store(reference, actor, task.map(HumanTask::id).orElse(null), way, POST.equals(way) ? tracking : null);
        events.publishEvent(new SimHandedOver(reference));
        if (taskId == null) {
            task.ifPresent(open -> tasks.complete(open.id(), actor));
        }
    }

    public Optional<HandOver> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM hand_over WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new HandOver(
                        row.getString("method"),
                        row.getString("handed_over_by"),
                        row.getString("tracking_number"),
                        row.getObject("at", OffsetDateTime.class)))
                .optional();
    }

    boolean isRecorded(String taskId, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM hand_over WHERE task_id = :task AND handed_over_by = :by")
                        .param("task", taskId)
                        .param("by", assignee)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Optional<HumanTask> taskOf(RegistrationCase found, Actor actor, @Nullable String taskId) {
        if (taskId != null) {
            return Optional.of(OpenTasks.mine(tasks, found.reference(), taskId, EVIDENCE, actor));
        }
        if (found.status() == RegistrationStatus.AWAITING_ACTIVATION) {
            return Optional.empty();
        }
        if (found.awaiting() != Awaiting.HAND_OVER) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
        return Optional.of(OpenTasks.mine(tasks, found.reference(), EVIDENCE, actor));
    }

    private static void checkInput(Held held, String method, @Nullable String serial, @Nullable String tracking) {
        List<FieldError> errors = new ArrayList<>();
        if (!METHODS.contains(method)) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", String.join(", ", METHODS)));
        }
        if (!DOWNLOAD.equals(method)) {
            boolean card = held.card().isPresent();
            String pointer = card ? "/cardNumber" : "/iccid";
            String digits = serial == null ? "" : CardNumber.fold(serial);
            digits = card ? digits : digits.replaceFirst("F{1,2}$", "");
            if (digits.isEmpty()) {
                errors.add(FieldError.of(pointer, "REQUIRED"));
            } else if (digits.length() < LEAST_DIGITS) {
                errors.add(FieldError.of(pointer, "HAND_OVER_ICCID_TOO_SHORT", Integer.toString(LEAST_DIGITS)));
            } else if (!held.serial().endsWith(digits)) {
                errors.add(FieldError.of(pointer, card ? "HAND_OVER_OTHER_CARD" : "HAND_OVER_OTHER_SIM"));
            }
        }
        if (POST.equals(method)) {
            if (tracking == null || tracking.isEmpty()) {
                errors.add(FieldError.of("/trackingNumber", "REQUIRED"));
            } else if (!tracking.matches(TRACKING_NUMBER)) {
                errors.add(FieldError.of("/trackingNumber", "TRACKING_NUMBER_FORM"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("HAND_OVER_REFUSED", errors);
        }
    }

    private void store(
            RegistrationId reference,
            Actor actor,
            @Nullable String taskId,
            String method,
            @Nullable String trackingNumber) {
        jdbc.sql("DELETE FROM hand_over WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
        jdbc.sql("INSERT INTO hand_over (reference, task_id, handed_over_by, method, tracking_number, at)"
                        + " VALUES (:reference, :task, :by, :method, :tracking, :at)")
                .param("reference", reference.value())
                .param("task", taskId)
                .param("by", actor.id())
                .param("method", method)
                .param("tracking", trackingNumber)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
