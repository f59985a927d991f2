package io.meibo.issuing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.issuing.DeliveryAddresses.Known;
import io.meibo.issuing.DocumentLooks.Look;
import io.meibo.policy.DeliveryTerms;
import io.meibo.policy.DeliveryTerms.Post;
import io.meibo.policy.DeliveryTerms.Terms;
import io.meibo.register.ContractDates;
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
    static final String POST = "post";

    private static final int LEAST_DIGITS = 6;
    private static final String COUNTER = "counter";
    private static final String DOWNLOAD = "download";
    private static final List<String> METHODS = List.of(COUNTER, POST, DOWNLOAD);
    private static final List<String> POST_KINDS = List.of(Post.REGISTERED_NO_FORWARDING.code(), Post.TRACKED.code());
    private static final String TRACKING_NUMBER = "[A-Z0-9-]{8,40}";

    /**
     * What the clerk says of a hand-over. {@code method} is {@code counter}, {@code post} or {@code download}, as the
     * registration says where it is null; {@code serial} what was scanned or typed from the card, ICCID or card number:
     * the whole of it, or at least its last six digits, not needed for a download; {@code trackingNumber} is needed where
     * the card is posted, {@code postKind} is the kind that policy asks where it is null, {@code provedBy} the document
     * that proves the address where the application's own does not; {@code shown} the document looked at, which the form
     * at the counter always sends.
     */
    public record Told(
            @Nullable String method,
            @Nullable String serial,
            @Nullable String trackingNumber,
            @Nullable String postKind,
            @Nullable String provedBy,
            @Nullable DocumentLook shown) {

        @Override
        public String toString() {
            return "Told[" + method + ", masked]";
        }
    }

    /** A recorded hand-over: how ({@code counter}, {@code post}, {@code download}), by whom, when. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HandOver(String method, String by, @Nullable String trackingNumber, OffsetDateTime at) {}

    /** What is to be stored, all of it in order. */
    private record Checked(
            String way,
            @Nullable String tracking,
            @Nullable String postKind,
            @Nullable Known address,
            @Nullable Look look) {}

    private final Register register;
    private final HeldStock stock;
    private final HumanTasks tasks;
    private final DocumentLooks looks;
    private final DeliveryTerms terms;
    private final DeliveryAddresses addresses;
    private final Parcels parcels;
    private final ContractDates dates;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandOvers(
            Register register,
            HeldStock stock,
            HumanTasks tasks,
            DocumentLooks looks,
            DeliveryTerms terms,
            DeliveryAddresses addresses,
            Parcels parcels,
            ContractDates dates,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.register = register;
        this.stock = stock;
        this.tasks = tasks;
        this.looks = looks;
        this.terms = terms;
        this.addresses = addresses;
        this.parcels = parcels;
        this.dates = dates;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the SIM of this registration is to be posted, as was applied for. */
    @Transactional(readOnly = true)
    public boolean goesByPost(RegistrationId reference) {
        return POST.equals(register.get(reference).facts().deliveryMethod());
    }

    /**
     * Records it for the clerk's task. Without a task id the clerk's own open hand-over task is taken and completed; a
     * prepaid card has no such task, there the hand-over is only recorded. What does not fit (another card, another or an
     * expired document, a kind of post or an address that policy does not allow) is refused with all faults at once, and
     * the task stays.
     */
    @Transactional
    public void handOver(RegistrationId reference, Actor actor, @Nullable String taskId, Told told) {
        RegistrationCase found =
                register.lockIn(reference, RegistrationStatus.ISSUING, RegistrationStatus.AWAITING_ACTIVATION);
        Held held = stock.of(reference)
                .orElseThrow(
                        () -> Refusal.wrongState("WRONG_STATE", found.status().code()));
        Optional<HumanTask> task = taskOf(found, actor, taskId);
        String id = task.map(HumanTask::id).orElse(null);
        Checked checked = check(found, held, told, actor);
        if (checked.look() != null) {
            looks.keep(found, checked.look(), actor, id);
        }
        store(reference, actor, id, checked);
        if (checked.postKind() != null && checked.tracking() != null) {
            post(found, held, actor, checked);
        }
        if (COUNTER.equals(checked.way()) && found.status() == RegistrationStatus.ISSUING) {
            // a prepaid line begins when it is switched on, a posted one when it arrives
            dates.serviceStarted(reference);
        }
        events.publishEvent(new SimHandedOver(reference, checked.way(), OffsetDateTime.now(clock)));
        if (taskId == null) {
            task.ifPresent(open -> tasks.complete(open.id(), actor));
        }
    }

    /** As programs have always told it: how, which card, and the parcel's number where it is posted. */
    @Transactional
    public void handOver(
            RegistrationId reference,
            Actor actor,
            @Nullable String taskId,
            @Nullable String method,
            @Nullable String serial,
            @Nullable String trackingNumber) {
        handOver(reference, actor, taskId, new Told(method, serial, trackingNumber, null, null, null));
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

    Optional<String> methodRecorded(String taskId, String assignee) {
        return jdbc.sql("SELECT method FROM hand_over WHERE task_id = :task AND handed_over_by = :by")
                .param("task", taskId)
                .param("by", assignee)
                .query(String.class)
                .optional();
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

    private Checked check(RegistrationCase found, Held held, Told told, Actor actor) {
        List<FieldError> errors = new ArrayList<>();
        String way = told.method() == null ? found.facts().deliveryMethod() : told.method();
        if (!METHODS.contains(way)) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", String.join(", ", METHODS)));
        }
        if (!DOWNLOAD.equals(way)) {
            checkSerial(held, told.serial(), errors);
        }
        Look look = told.shown() == null ? null : looks.compare(found, told.shown(), errors);
        String tracking = null;
        String kind = null;
        Known address = null;
        if (POST.equals(way)) {
            tracking = tracking(told.trackingNumber(), errors);
            Terms asked = terms.decide(found);
            kind = postKind(asked, told.postKind(), errors);
            address = address(found, held, asked, told.provedBy(), actor, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("HAND_OVER_REFUSED", errors);
        }
        return new Checked(way, tracking, kind, address, look);
    }

    /** Faults of what was scanned or typed from a card, which must be the one that this registration holds. */
    static void checkSerial(Held held, @Nullable String serial, List<FieldError> errors) {
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

    /** A tracking number as it is kept: without blanks, in capitals. */
    static String folded(String trackingNumber) {
        return trackingNumber.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String tracking(@Nullable String typed, List<FieldError> errors) {
        String tracking = typed == null ? "" : folded(typed);
        if (tracking.isEmpty()) {
            errors.add(FieldError.of("/trackingNumber", "REQUIRED"));
        } else if (!tracking.matches(TRACKING_NUMBER)) {
            errors.add(FieldError.of("/trackingNumber", "TRACKING_NUMBER_FORM"));
        }
        return tracking;
    }

    /** Where a person decides and says nothing, the strictest kind. */
    private static String postKind(Terms asked, @Nullable String told, List<FieldError> errors) {
        String least = (asked.post() == Post.TRACKED ? Post.TRACKED : Post.REGISTERED_NO_FORWARDING).code();
        String kind = told == null || told.isBlank() ? least : told;
        if (!POST_KINDS.contains(kind)) {
            errors.add(FieldError.of("/postKind", "NOT_ONE_OF", String.join(", ", POST_KINDS)));
        } else if (asked.post() == Post.REGISTERED_NO_FORWARDING && !kind.equals(least)) {
            errors.add(FieldError.of("/postKind", "POST_KIND_NOT_ENOUGH"));
        }
        return kind;
    }

    /** The address the card goes to; never one that somebody only names. */
    private Known address(
            RegistrationCase found,
            Held held,
            Terms asked,
            @Nullable String provedBy,
            Actor actor,
            List<FieldError> errors) {
        Known known = addresses.current(found);
        if (held.card().isPresent() || !asked.provedAddressOnly() || known.proved()) {
            return known;
        }
        if (provedBy == null || provedBy.isBlank()) {
            errors.add(FieldError.of("/provedBy", "ADDRESS_NOT_PROVED"));
            return known;
        }
        if (!DeliveryAddresses.proves(provedBy)) {
            errors.add(FieldError.of("/provedBy", "NO_PROOF_OF_ADDRESS"));
            return known;
        }
        addresses.prove(found.reference(), known.address(), provedBy, actor);
        return addresses.current(found);
    }

    private void post(RegistrationCase found, Held held, Actor actor, Checked checked) {
        // recorded anew before anything became of the parcel: the clerk mends a slip
        parcels.latest(found.reference())
                .filter(parcel -> parcel.outcome() == null && parcel.checkedInAt() == null)
                .ifPresent(parcels::forget);
        parcels.post(
                found.reference(),
                actor,
                held.serial(),
                String.valueOf(checked.tracking()),
                String.valueOf(checked.postKind()),
                checked.address() == null ? null : checked.address().seq());
    }

    private void store(RegistrationId reference, Actor actor, @Nullable String taskId, Checked checked) {
        jdbc.sql("DELETE FROM hand_over WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
        jdbc.sql("INSERT INTO hand_over (reference, task_id, handed_over_by, method, tracking_number, at)"
                        + " VALUES (:reference, :task, :by, :method, :tracking, :at)")
                .param("reference", reference.value())
                .param("task", taskId)
                .param("by", actor.id())
                .param("method", checked.way())
                .param("tracking", checked.tracking())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }
}
