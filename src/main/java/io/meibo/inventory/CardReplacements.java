package io.meibo.inventory;

import io.meibo.inventory.StockItem.InStock;
import io.meibo.inventory.StockItem.Issued;
import io.meibo.inventory.StockItem.Reserved;
import io.meibo.inventory.StockNeeds.Need;
import io.meibo.register.Offices;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.CardNumber;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import io.meibo.workflow.RegistrationFlow;
import io.meibo.workflow.SideFlows;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts another card or SIM in the place of a wrong, broken or lost one: at once before the hand-over, by a process beside
 * the completed registration after it. The number stays; what was is in the movements. Whoever is given another was served
 * before all who wait, so a free one may be taken past the line.
 */
@Service
public class CardReplacements {

    static final String EVIDENCE = "replacement";

    private static final String PROCESS = "card-replacement";
    private static final int LEAST_DIGITS = 6;
    private static final Set<StockReason> BEFORE = Set.of(StockReason.BROKEN, StockReason.WRONG);
    private static final Set<StockReason> AT_ONCE = Set.of(StockReason.LOST, StockReason.STOLEN);
    private static final Set<StockReason> AFTER =
            Set.of(StockReason.BROKEN, StockReason.WRONG, StockReason.LOST, StockReason.STOLEN);

    /** The replacement asked for last: {@code state} is {@code open}, {@code replaced} or {@code dropped}. */
    public record Replacement(
            String id,
            StockReason reason,
            OffsetDateTime askedAt,
            String state,
            String oldSerial,
            @Nullable String newSerial,
            @Nullable String suggestion) {}

    private final Register register;
    private final Offices offices;
    private final StockNeeds needs;
    private final Pools pools;
    private final Shelves shelves;
    private final StockMarks marks;
    private final StockTerms terms;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final SideFlows sideFlows;
    private final JdbcClient jdbc;

    CardReplacements(
            Register register,
            Offices offices,
            StockNeeds needs,
            Pools pools,
            Shelves shelves,
            StockMarks marks,
            StockTerms terms,
            HumanTasks tasks,
            RegistrationFlow flow,
            SideFlows sideFlows,
            JdbcClient jdbc) {
        this.register = register;
        this.offices = offices;
        this.needs = needs;
        this.pools = pools;
        this.shelves = shelves;
        this.marks = marks;
        this.terms = terms;
        this.tasks = tasks;
        this.flow = flow;
        this.sideFlows = sideFlows;
        this.jdbc = jdbc;
    }

    /**
     * Before the hand-over: binds another from the shelf, {@code broken} goes to the scrap, {@code wrong} is blocked. Only
     * for the assignee of an open task of the registration. Refuses with {@code STOCK_NONE_LEFT} (409) where there is no other.
     */
    @Transactional
    public void exchange(RegistrationId reference, @Nullable StockReason why, Actor actor) {
        actor.require(Role.CLERK);
        Need need = needs.of(register.get(reference).facts());
        pools.lock(need.pool());
        RegistrationCase locked =
                register.lockIn(reference, RegistrationStatus.ISSUING, RegistrationStatus.AWAITING_ACTIVATION);
        requireOneOf(why, BEFORE);
        requireNoProfile(need);
        if (tasks.of(reference, actor).stream().noneMatch(task -> actor.id().equals(task.assignee()))) {
            throw Refusal.forbidden("NOT_YOUR_TASK");
        }
        exchange(shelves.of(need.form()), locked, offices.of(reference), why == null ? StockReason.WRONG : why, actor);
        marks.look(need.pool());
    }

    private <I> void exchange(Shelf<I> shelf, RegistrationCase found, String office, StockReason why, Actor actor) {
        StockItem<I> held = shelf.heldBy(found.reference()).orElse(null);
        if (!(held instanceof Reserved<I> reserved) || reserved.leftTheHouse()) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
        InStock<I> other = next(shelf, held.pool(), office).orElseThrow(() -> Refusal.wrongState("STOCK_NONE_LEFT"));
        shelf.move(reserved, why == StockReason.BROKEN ? reserved.scrap(why) : reserved.block(why), actor);
        shelf.move(other, other.reserveFor(found.reference(), reserved.heldUntil()), actor);
    }

    /**
     * After the issue: asks for another. A lost or stolen one is blocked at once, a broken or wrong one when the new one is
     * handed over. Refuses with {@code CARD_NOT_REISSUED} for cards of nobody (SC-01, SC-03), {@code REPLACEMENT_OPEN}
     * where one is asked for already.
     */
    @Transactional
    public void ask(RegistrationId reference, @Nullable StockReason why, Actor actor) {
        if (actor.own().filter(reference::equals).isEmpty()) {
            actor.require(Role.CLERK);
        }
        RegistrationCase locked = register.lock(reference);
        Need need = needs.of(locked.facts());
        requireOneOf(why, AFTER);
        requireNoProfile(need);
        if (needs.product(locked.facts()).isAnonymous()) {
            throw Refusal.rule("CARD_NOT_REISSUED");
        }
        if (locked.status() != RegistrationStatus.COMPLETED) {
            throw Refusal.wrongState("WRONG_STATE", locked.status().code());
        }
        Optional<Replacement> last = last(reference);
        if (last.filter(open -> open.state().equals("open")).isPresent()) {
            throw Refusal.wrongState("REPLACEMENT_OPEN");
        }
        StockReason reason = why == null ? StockReason.LOST : why;
        String old = withdraw(shelves.of(need.form()), reference, reason, actor)
                .or(() -> last.map(Replacement::oldSerial))
                .orElseThrow(
                        () -> Refusal.wrongState("WRONG_STATE", locked.status().code()));
        jdbc.sql("INSERT INTO card_replacement (id, reference, open_reference, reason, asked_by, asked_at, state,"
                        + " old_serial) VALUES (:id, :reference, :reference, :reason, :by, :now, 'open', :old)")
                .param("id", UUID.randomUUID().toString())
                .param("reference", reference.value())
                .param("reason", reason.code())
                .param("by", actor.id())
                .param("now", terms.now())
                .param("old", old)
                .update();
        sideFlows.begin(PROCESS, reference);
    }

    /**
     * Hands the new one over, for the clerk's task: by all of its number or the last digits of one that lies in his office
     * or the central store. Only after a look at the document; refuses with {@code REPLACEMENT_REFUSED} naming the fields.
     */
    @Transactional
    public void replace(
            RegistrationId reference, @Nullable String taskId, @Nullable String serial, boolean seen, Actor actor) {
        actor.require(Role.CLERK);
        RegistrationCase found = register.get(reference);
        Need need = needs.of(found.facts());
        pools.lock(need.pool());
        register.lockIn(reference, RegistrationStatus.COMPLETED);
        Replacement open = open(reference);
        HumanTask task = taskId == null ? ownTask(reference, actor) : tasks.held(taskId, reference, EVIDENCE, actor);
        String digits = serial == null ? "" : CardNumber.fold(serial).replaceFirst("F{1,2}$", "");
        String pointer = needs.product(found.facts()).isCard() ? "/cardNumber" : "/iccid";
        if (!seen) {
            throw Refusal.rule("REPLACEMENT_REFUSED", FieldError.of("/documentSeen", "REPLACEMENT_LOOK_FIRST"));
        }
        if (digits.length() < LEAST_DIGITS) {
            throw Refusal.rule(
                    "REPLACEMENT_REFUSED",
                    FieldError.of(pointer, "HAND_OVER_ICCID_TOO_SHORT", Integer.toString(LEAST_DIGITS)));
        }
        String bound = bind(shelves.of(need.form()), found, open, digits, pointer, actor);
        settle(open, "replaced", bound, task.id(), actor);
        marks.look(need.pool());
        if (taskId == null) {
            tasks.complete(task.id(), actor);
        }
    }

    /** The old one turned up, or nobody comes for the new one; a blocked one stays blocked. */
    @Transactional
    public void drop(RegistrationId reference, Actor actor) {
        if (actor.own().filter(reference::equals).isEmpty()) {
            actor.require(Role.CLERK);
        }
        register.lock(reference);
        settle(open(reference), "dropped", null, null, actor);
        flow.tell(reference, FlowMessage.REPLACEMENT_DROPPED);
    }

    /** The line has ended, so that no other card is needed; nothing where none was asked for. */
    void drop(RegistrationId reference) {
        if (isOpen(reference)) {
            lapse(reference);
            flow.tell(reference, FlowMessage.REPLACEMENT_DROPPED);
        }
    }

    private boolean isOpen(RegistrationId reference) {
        return last(reference).filter(last -> last.state().equals("open")).isPresent();
    }

    /** The time for it is over; safe to repeat. */
    @Transactional
    public void lapse(RegistrationId reference) {
        register.lock(reference);
        last(reference)
                .filter(open -> open.state().equals("open"))
                .ifPresent(open -> settle(open, "dropped", null, null, Actor.SYSTEM));
    }

    /** The last one asked for, with the next card of the reader's office for the clerk; empty where none ever was. */
    @Transactional(readOnly = true)
    public Optional<Replacement> of(RegistrationId reference, Actor actor) {
        Need need = needs.of(register.get(reference).facts());
        return last(reference).map(found -> {
            boolean suggests = found.state().equals("open") && actor.is(Role.CLERK);
            return new Replacement(
                    found.id(),
                    found.reason(),
                    found.askedAt(),
                    found.state(),
                    Holdings.masked(found.oldSerial()),
                    found.newSerial() == null ? null : Holdings.masked(found.newSerial()),
                    suggests ? suggestion(shelves.of(need.form()), need.pool(), offices.of(actor)) : null);
        });
    }

    boolean isRecorded(String taskId, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM card_replacement WHERE task_id = :task AND settled_by = :by")
                        .param("task", taskId)
                        .param("by", assignee)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The serial of what is issued; a lost or stolen one is out of use from now on. Empty where nothing is issued. */
    private static <I> Optional<String> withdraw(
            Shelf<I> shelf, RegistrationId reference, StockReason why, Actor actor) {
        if (!(shelf.heldBy(reference).orElse(null) instanceof Issued<I> issued)) {
            return Optional.empty();
        }
        if (AT_ONCE.contains(why)) {
            shelf.move(issued, issued.block(why), actor);
        }
        return Optional.of(shelf.text(issued.id()));
    }

    private <I> String bind(
            Shelf<I> shelf, RegistrationCase found, Replacement open, String digits, String pointer, Actor actor) {
        List<InStock<I>> matching = Place.open(offices.of(actor)).stream()
                .flatMap(office -> shelf.endingWith(new Place(found.facts().operator(), office), digits).stream())
                .toList();
        if (matching.size() != 1) {
            throw Refusal.rule(
                    "REPLACEMENT_REFUSED",
                    FieldError.of(
                            pointer, matching.isEmpty() ? "REPLACEMENT_NOT_IN_STOCK" : "REPLACEMENT_NOT_THE_ONLY_ONE"));
        }
        if (shelf.heldBy(found.reference()).orElse(null) instanceof Issued<I> issued) {
            shelf.move(issued, issued.block(open.reason()), actor);
        }
        InStock<I> fresh = matching.get(0);
        Reserved<I> reserved = fresh.reserveFor(found.reference(), terms.reservedUntil());
        shelf.move(fresh, reserved, actor);
        shelf.move(reserved, reserved.issue(), actor);
        return shelf.text(fresh.id());
    }

    private static <I> Optional<InStock<I>> next(Shelf<I> shelf, String pool, String office) {
        return Place.open(office).stream()
                .flatMap(open -> shelf.next(new Place(pool, open)).stream())
                .findFirst();
    }

    private static <I> @Nullable String suggestion(Shelf<I> shelf, String pool, String office) {
        return next(shelf, pool, office).map(item -> shelf.text(item.id())).orElse(null);
    }

    private HumanTask ownTask(RegistrationId reference, Actor actor) {
        return tasks.of(reference, actor).stream()
                .filter(open -> EVIDENCE.equals(open.evidence()) && actor.id().equals(open.assignee()))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("NOT_YOUR_TASK"));
    }

    private Replacement open(RegistrationId reference) {
        return last(reference)
                .filter(last -> last.state().equals("open"))
                .orElseThrow(() -> Refusal.wrongState("REPLACEMENT_NOT_OPEN"));
    }

    private Optional<Replacement> last(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM card_replacement WHERE reference = :reference"
                        + " ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, asked_at DESC FETCH FIRST 1 ROWS ONLY")
                .param("reference", reference.value())
                .query((row, n) -> new Replacement(
                        row.getString("id"),
                        StockReason.of(row.getString("reason")),
                        row.getObject("asked_at", OffsetDateTime.class),
                        row.getString("state"),
                        row.getString("old_serial"),
                        row.getString("new_serial"),
                        null))
                .optional();
    }

    private void settle(
            Replacement open, String state, @Nullable String newSerial, @Nullable String taskId, Actor actor) {
        jdbc.sql("UPDATE card_replacement SET state = :state, open_reference = NULL, new_serial = :serial,"
                        + " task_id = :task, settled_by = :by, settled_at = :now WHERE id = :id")
                .param("state", state)
                .param("serial", newSerial)
                .param("task", taskId)
                .param("by", actor.id())
                .param("now", terms.now())
                .param("id", open.id())
                .update();
    }

    private static void requireOneOf(@Nullable StockReason why, Set<StockReason> allowed) {
        if (why == null || !allowed.contains(why)) {
            throw Refusal.rule(
                    "REPLACEMENT_REFUSED",
                    FieldError.of(
                            "/reason",
                            "NOT_ONE_OF",
                            String.join(
                                    ", ",
                                    allowed.stream()
                                            .map(StockReason::code)
                                            .sorted()
                                            .toList())));
        }
    }

    /** A profile is ordered anew, not taken from a drawer. */
    private static void requireNoProfile(Need need) {
        if (need.form().equals("esim")) {
            throw Refusal.rule("REPLACEMENT_NOT_FOR_ESIM");
        }
    }
}
