package io.meibo.ending;

import io.meibo.ending.CancellationTerm.Term;
import io.meibo.ending.LineEnd.Kind;
import io.meibo.ending.LineEnd.State;
import io.meibo.policy.CancellationRight.Answer;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.register.Endings;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.SideFlows;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two ways in which a line in use comes to its end: cancelled by notice in its first days (JP-24), or terminated for
 * the future. Each begins a process beside the completed registration, once; asking again gets the first answer.
 */
@Service
public class LineEnds {

    static final String EVIDENCE = "cancellation";

    /** A termination is asked for at most so far ahead. */
    private static final int MOST_DAYS_AHEAD = 366;

    /** Which ways out a registration has now; {@code until} is the last day of its cancellation, null where open. */
    public record Ways(
            boolean withdrawal,
            boolean cancellation,
            Answer cancellationRight,
            @Nullable LocalDate until,
            boolean termination,
            Optional<LineEnd> underWay,
            Optional<Endings.Ended> ended) {}

    private final Register register;
    private final Endings endings;
    private final CancellationTerm term;
    private final LineEndStore store;
    private final Products products;
    private final SideFlows sideFlows;
    private final HumanTasks tasks;
    private final Clock clock;

    LineEnds(
            Register register,
            Endings endings,
            CancellationTerm term,
            LineEndStore store,
            Products products,
            SideFlows sideFlows,
            HumanTasks tasks,
            Clock clock) {
        this.register = register;
        this.endings = endings;
        this.term = term;
        this.store = store;
        this.products = products;
        this.sideFlows = sideFlows;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Ends the contract by notice in its first days, or asks a manager where no rule gives the right for sure. Refuses a
     * line that is not in use ({@code LINE_NOT_IN_USE}, 409), one whose days are over ({@code CANCELLATION_OVER}, 409,
     * which tells the last one) and a contract without such a right ({@code NO_CANCELLATION_RIGHT}, 422).
     */
    @Transactional
    public LineEnd cancel(RegistrationId reference, Actor actor) {
        requireHolderOr(actor, reference);
        RegistrationCase found = register.lock(reference);
        Optional<LineEnd> before = store.find(reference, Kind.CANCELLATION);
        if (before.filter(asked -> asked.state() == State.REFUSED).isPresent()) {
            throw Refusal.wrongState("CANCELLATION_REFUSED");
        }
        if (before.isPresent()) {
            return before.get();
        }
        requireInUse(found);
        Term now = term.use(found);
        if (now.answer() == Answer.NONE) {
            throw Refusal.rule("NO_CANCELLATION_RIGHT");
        }
        if (now.isOverOn(today(found))) {
            throw Refusal.wrongState("CANCELLATION_OVER", String.valueOf(now.until()));
        }
        OffsetDateTime moment = OffsetDateTime.now(clock);
        return begin(
                new LineEnd(
                        reference,
                        Kind.CANCELLATION,
                        now.answer() == Answer.RIGHT ? State.GRANTED : State.ASKED,
                        moment,
                        today(found),
                        moment,
                        now.until()),
                actor);
    }

    /**
     * Ends the contract for the future: when the day wished for is over, or at once where none is. Refuses a line that is
     * not in use (409) and a day that is past or more than a year ahead (422); asking again with another day is {@code
     * END_UNDER_WAY} (409).
     */
    @Transactional
    public LineEnd terminate(RegistrationId reference, @Nullable LocalDate wishedOn, Actor actor) {
        requireHolderOr(actor, reference);
        RegistrationCase found = register.lock(reference);
        Optional<LineEnd> before = store.find(reference, Kind.TERMINATION);
        if (before.isPresent()) {
            if (wishedOn != null && !wishedOn.equals(before.get().lastDay())) {
                throw Refusal.wrongState("END_UNDER_WAY", before.get().lastDay().toString());
            }
            return before.get();
        }
        requireInUse(found);
        LocalDate today = today(found);
        requirePossible(wishedOn, today);
        OffsetDateTime moment = OffsetDateTime.now(clock);
        OffsetDateTime closesAt = wishedOn == null
                ? moment
                : wishedOn.plusDays(1)
                        .atStartOfDay(CancellationTerm.zone(found))
                        .toOffsetDateTime();
        return begin(
                new LineEnd(
                        reference,
                        Kind.TERMINATION,
                        State.GRANTED,
                        moment,
                        wishedOn == null ? today : wishedOn,
                        closesAt,
                        null),
                actor);
    }

    /** Which ways out there are now, for the holder and the staff. */
    @Transactional(readOnly = true)
    public Ways ways(RegistrationId reference, Actor actor) {
        RegistrationCase found = register.find(reference)
                .filter(own ->
                        actor.isStaff() || actor.own().filter(reference::equals).isPresent())
                .orElseThrow(Refusal::notFound);
        Optional<LineEnd> underWay = underWay(reference);
        boolean inUse = found.status() == RegistrationStatus.COMPLETED;
        boolean refused = store.find(reference, Kind.CANCELLATION).isPresent();
        Term now = term.of(found);
        return new Ways(
                !found.ended(),
                inUse && underWay.isEmpty() && !refused && now.answer() != Answer.NONE && !now.isOverOn(today(found)),
                now.answer(),
                now.until(),
                inUse && underWay.isEmpty(),
                underWay,
                endings.of(reference));
    }

    /**
     * Stores what a manager decided, for the task he holds: {@code approve} or {@code refuse}. While the task is open a
     * later word takes the place of an earlier one.
     */
    @Transactional
    public void decide(RegistrationId reference, String taskId, @Nullable String outcome, Actor actor) {
        actor.require(Role.MANAGER);
        register.lock(reference);
        tasks.held(taskId, reference, EVIDENCE, actor);
        ReviewOutcome decided = ReviewOutcome.APPROVE.code().equals(outcome)
                ? ReviewOutcome.APPROVE
                : ReviewOutcome.REFUSE.code().equals(outcome) ? ReviewOutcome.REFUSE : null;
        if (decided == null) {
            throw Refusal.rule("CANCELLATION_NOT_DECIDED", FieldError.of("/outcome", "NOT_ONE_OF", "approve, refuse"));
        }
        store.keepDecision(reference, taskId, decided, actor);
        store.move(reference, Kind.CANCELLATION, decided == ReviewOutcome.APPROVE ? State.GRANTED : State.REFUSED);
    }

    /** Whether the right to cancel is certain, so that nobody has to decide. */
    @Transactional(readOnly = true)
    public boolean isGranted(RegistrationId reference) {
        return store.find(reference, Kind.CANCELLATION)
                .filter(end -> end.state() == State.GRANTED)
                .isPresent();
    }

    /** How long it is until a terminated line is closed; zero where the time has come. */
    @Transactional(readOnly = true)
    public Duration timeUntilClosing(RegistrationId reference) {
        OffsetDateTime closesAt = store.find(reference, Kind.TERMINATION)
                .orElseThrow(Refusal::notFound)
                .closesAt();
        Duration left = Duration.between(OffsetDateTime.now(clock), closesAt);
        return left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
    }

    /** Whether something may be owed to us at the end: use billed afterwards, or a deposit that holds for it. */
    @Transactional(readOnly = true)
    public boolean isFinalBillDue(RegistrationId reference) {
        RegistrationCase found = register.get(reference);
        return found.depositDue() != null
                || products.find(found.facts().product())
                        .filter(product -> product.billing() == Product.Billing.POSTPAID)
                        .isPresent();
    }

    private LineEnd begin(LineEnd end, Actor actor) {
        store.keep(end, actor);
        sideFlows.begin(end.kind().process(), end.reference());
        // as it is on record, so that whoever asks again gets the very same answer
        return store.find(end.reference(), end.kind()).orElseThrow();
    }

    /** The end that is on its way: a termination, or a cancellation that was not refused. */
    private Optional<LineEnd> underWay(RegistrationId reference) {
        return store.find(reference, Kind.TERMINATION)
                .or(() -> store.find(reference, Kind.CANCELLATION).filter(asked -> asked.state() != State.REFUSED));
    }

    private void requireInUse(RegistrationCase found) {
        underWay(found.reference()).ifPresent(end -> {
            throw Refusal.wrongState("END_UNDER_WAY", end.lastDay().toString());
        });
        if (!found.ended()) {
            throw Refusal.wrongState("LINE_NOT_IN_USE");
        }
        if (found.status() != RegistrationStatus.COMPLETED) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
    }

    private static void requirePossible(@Nullable LocalDate wishedOn, LocalDate today) {
        if (wishedOn == null) {
            return;
        }
        if (wishedOn.isBefore(today)) {
            throw Refusal.rule("END_NOT_POSSIBLE", FieldError.of("/wishedOn", "DAY_IS_PAST", today.toString()));
        }
        if (wishedOn.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw Refusal.rule(
                    "END_NOT_POSSIBLE",
                    FieldError.of(
                            "/wishedOn",
                            "DAY_TOO_FAR",
                            today.plusDays(MOST_DAYS_AHEAD).toString()));
        }
    }

    private LocalDate today(RegistrationCase found) {
        return OffsetDateTime.now(clock)
                .atZoneSameInstant(CancellationTerm.zone(found))
                .toLocalDate();
    }

    private static void requireHolderOr(Actor actor, RegistrationId reference) {
        if (actor.isApplicant()) {
            if (actor.own().filter(reference::equals).isEmpty()) {
                throw Refusal.notFound();
            }
        } else {
            actor.require(Role.CLERK, Role.MANAGER);
        }
    }
}
