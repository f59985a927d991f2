package io.meibo.issuing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.issuing.HandOvers.HandOver;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.HeldStock;
import io.meibo.register.HeldStock.Held;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Iccid;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be handed over, as far as the reader may see it. */
@Service
public class ReservationViews {

    private static final List<String> HANDS_ON = List.of(HandOvers.EVIDENCE, Activations.EVIDENCE);

    /**
     * {@code state} is {@code none}, {@code waiting}, {@code reserved} or {@code issued}; number (E.164), ICCID and card number show
     * only their ends unless {@code inClear}; {@code placeInLine} counts from 1.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReservationView(
            RegistrationId reference,
            String state,
            boolean inClear,
            @Nullable String pool,
            @Nullable String iccid,
            @Nullable String msisdn,
            @Nullable String cardNumber,
            String deliveryForm,
            String deliveryMethod,
            @Nullable Integer placeInLine,
            @Nullable HandOver handOver) {}

    private final Register register;
    private final HeldStock stock;
    private final HandOvers handOvers;
    private final HumanTasks tasks;
    private final Reveals reveals;

    ReservationViews(Register register, HeldStock stock, HandOvers handOvers, HumanTasks tasks, Reveals reveals) {
        this.register = register;
        this.stock = stock;
        this.handOvers = handOvers;
        this.tasks = tasks;
        this.reveals = reveals;
    }

    /** In clear for the assignee of the open hand-over or activation task, and then recorded as a reveal. */
    @Transactional
    public ReservationView of(RegistrationId reference, Actor actor) {
        RegistrationCase found = register.get(reference);
        Optional<Held> held = stock.of(reference);
        Optional<HumanTask> task = held.flatMap(any -> taskInHand(reference, actor));
        boolean inClear = task.isPresent();
        task.ifPresent(open -> reveals.record(reference, actor, Purpose.HAND_OVER, "reservation", open.id()));
        Integer place = stock.placeInLine(reference).isPresent()
                ? stock.placeInLine(reference).getAsInt()
                : null;
        return new ReservationView(
                reference,
                // who holds a profile already may still wait for the number
                place != null
                        ? "waiting"
                        : held.map(any -> any.issued() ? "issued" : "reserved").orElse("none"),
                inClear,
                held.map(Held::pool).orElse(null),
                held.flatMap(Held::iccid)
                        .map(Iccid::digits)
                        .map(digits -> inClear ? digits : masked(digits))
                        .orElse(null),
                held.flatMap(Held::number)
                        .map(number -> inClear ? number.e164() : masked(number.e164()))
                        .orElse(null),
                held.flatMap(Held::card)
                        .map(card -> inClear ? card.value() : masked(card.value()))
                        .orElse(null),
                found.facts().deliveryForm(),
                found.facts().deliveryMethod(),
                place,
                handOvers.of(reference).orElse(null));
    }

    private Optional<HumanTask> taskInHand(RegistrationId reference, Actor actor) {
        if (!actor.isStaff()) {
            return Optional.empty();
        }
        return tasks.of(reference, actor).stream()
                .filter(task -> HANDS_ON.contains(task.evidence()) && actor.id().equals(task.assignee()))
                .findFirst();
    }

    private static String masked(String digits) {
        return digits.substring(0, 3) + "…" + digits.substring(digits.length() - 2);
    }
}
