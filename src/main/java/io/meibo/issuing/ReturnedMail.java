package io.meibo.issuing;

import io.meibo.issuing.DeliveryAddresses.Known;
import io.meibo.issuing.Parcels.Outcome;
import io.meibo.issuing.Parcels.Parcel;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.register.ContractDates;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A parcel came back or never arrived, and a clerk clears it up: post again once the card is back and the address is
 * proved anew, it arrived after all, or give up.
 */
@Service
public class ReturnedMail {

    static final String EVIDENCE = "returned-mail";

    private static final List<String> DECISIONS = List.of("post-again", "delivered", "give-up");

    /**
     * The clerk's word. {@code iccid} is scanned from the card that came back (whole, or the last six digits), needed to
     * post it again; {@code address} where it is another than before, {@code provedBy} the document that proves it.
     */
    public record Word(
            @Nullable String decision, @Nullable String iccid, @Nullable Address address, @Nullable String provedBy) {

        @Override
        public String toString() {
            return "Word[" + decision + ", masked]";
        }
    }

    /** What was stored for a task. */
    public record Stored(
            String task, RegistrationId registration, String decision, String decidedBy, OffsetDateTime at) {}

    private final HumanTasks tasks;
    private final Register register;
    private final Parcels parcels;
    private final Deliveries deliveries;
    private final DeliveryAddresses addresses;
    private final ContractDates dates;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReturnedMail(
            HumanTasks tasks,
            Register register,
            Parcels parcels,
            Deliveries deliveries,
            DeliveryAddresses addresses,
            ContractDates dates,
            JdbcClient jdbc,
            Clock clock) {
        this.tasks = tasks;
        this.register = register;
        this.parcels = parcels;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.dates = dates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores the word of the task's assignee; a later one takes the place of the former. A card that is given up and not
     * booked in counts as lost and is blocked when the registration ends.
     */
    @Transactional
    public Stored decide(String taskId, Actor actor, Word word) {
        RegistrationId reference = mine(taskId, actor).registration();
        RegistrationCase found = register.lockIn(reference, RegistrationStatus.ISSUING);
        mine(taskId, actor);
        Parcel parcel = parcels.latest(reference).orElseThrow(() -> Refusal.wrongState("NOTHING_ON_ITS_WAY"));
        String decision = check(found, parcel, word);
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (word.iccid() != null && !word.iccid().isBlank() && parcel.isUnderWay() && !decision.equals("delivered")) {
            deliveries.checkIn(parcel, actor, word.iccid());
        }
        if (decision.equals("post-again")) {
            Known known = addresses.current(found);
            addresses.prove(
                    reference,
                    word.address() == null ? known.address() : word.address(),
                    String.valueOf(word.provedBy()),
                    actor);
        }
        if (decision.equals("delivered") && parcel.outcome() != Outcome.DELIVERED) {
            parcels.close(parcel, Outcome.DELIVERED, now, actor);
            dates.serviceStarted(reference, now);
        }
        store(taskId, reference, decision, actor, now);
        return new Stored(taskId, reference, decision, actor.id(), now);
    }

    Optional<String> decided(RegistrationId reference, String taskId, String assignee) {
        return jdbc.sql("SELECT decision FROM returned_mail WHERE task_id = :task AND reference = :reference"
                        + " AND decided_by = :by")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("by", assignee)
                .query(String.class)
                .optional();
    }

    private static String check(RegistrationCase found, Parcel parcel, Word word) {
        String decision = word.decision() == null ? "" : word.decision();
        List<FieldError> errors = new ArrayList<>();
        if (!DECISIONS.contains(decision)) {
            errors.add(FieldError.of("/decision", "NOT_ONE_OF", String.join(", ", DECISIONS)));
        }
        if (decision.equals("delivered") && parcel.checkedInAt() != null) {
            errors.add(FieldError.of("/decision", "CARD_IS_HERE"));
        }
        if (decision.equals("post-again")) {
            boolean scanned = word.iccid() != null && !word.iccid().isBlank();
            if (parcel.checkedInAt() == null && !scanned) {
                errors.add(FieldError.of("/iccid", "CARD_NOT_HERE"));
            }
            if (parcel.outcome() == Outcome.DELIVERED) {
                errors.add(FieldError.of("/decision", "ALREADY_DELIVERED"));
            }
            if (word.provedBy() == null || word.provedBy().isBlank()) {
                errors.add(FieldError.of("/provedBy", "REQUIRED"));
            } else if (!DeliveryAddresses.proves(word.provedBy())) {
                errors.add(FieldError.of("/provedBy", "NO_PROOF_OF_ADDRESS"));
            }
            checkAddress(found, word.address(), errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("RETURNED_MAIL_INCOMPLETE", errors);
        }
        return decision;
    }

    /** A SIM is not sent abroad: the law that asks for the post is that of the product's country. */
    private static void checkAddress(RegistrationCase found, @Nullable Address address, List<FieldError> errors) {
        if (address == null) {
            return;
        }
        if (!address.country().equals(found.facts().country())) {
            errors.add(FieldError.of("/address/country", "ADDRESS_ABROAD"));
        }
        if (address.locality().isBlank()) {
            errors.add(FieldError.of("/address/locality", "REQUIRED"));
        }
        if (address.lines().stream().allMatch(String::isBlank)) {
            errors.add(FieldError.of("/address/lines", "REQUIRED"));
        }
    }

    private HumanTask mine(String taskId, Actor actor) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        if (!EVIDENCE.equals(task.evidence())) {
            throw Refusal.wrongState("TASK_ASKS_SOMETHING_ELSE");
        }
        return task;
    }

    private void store(String taskId, RegistrationId reference, String decision, Actor actor, OffsetDateTime now) {
        jdbc.sql("DELETE FROM returned_mail WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql("INSERT INTO returned_mail (task_id, reference, decision, decided_by, at)"
                        + " VALUES (:task, :reference, :decision, :by, :at)")
                .param("task", taskId)
                .param("reference", reference.value())
                .param("decision", decision)
                .param("by", actor.id())
                .param("at", now)
                .update();
    }
}
