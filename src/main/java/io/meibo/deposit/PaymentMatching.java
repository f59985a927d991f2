package io.meibo.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.deposit.Matter.Decision;
import io.meibo.deposit.Matter.Details;
import io.meibo.register.Register;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.OtherTask;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work of the task of matching: a person who holds it sees what the payer's side wrote, and assigns the money to a
 * registration, sends it back, or notes that it is nothing new.
 */
@Service
public class PaymentMatching {

    /**
     * What is to be matched. What the payer's side wrote is there for the assignee only; {@code decisions} are those open
     * here; {@code suggestions} registrations that the text names.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Matching(
            String id,
            boolean mine,
            String reason,
            Money amount,
            String method,
            String source,
            @Nullable LocalDate bookedOn,
            OffsetDateTime at,
            @Nullable String payer,
            @Nullable String account,
            @Nullable String text,
            List<RegistrationId> suggestions,
            List<String> decisions,
            @Nullable String decision,
            @Nullable RegistrationId reference) {

        public Matching {
            suggestions = List.copyOf(suggestions);
            decisions = List.copyOf(decisions);
        }

        @Override
        public String toString() {
            return "Matching[" + id + "]";
        }
    }

    private final Matters matters;
    private final PaymentBook book;
    private final Register register;
    private final HumanTasks tasks;

    PaymentMatching(Matters matters, PaymentBook book, Register register, HumanTasks tasks) {
        this.matters = matters;
        this.book = book;
        this.register = register;
        this.tasks = tasks;
    }

    /** What waits for a person, without what payers wrote; for clerks, managers and auditors. */
    public List<Matching> waiting(Actor actor) {
        actor.require(Role.CLERK, Role.MANAGER, Role.AUDITOR);
        return matters.undecided().stream()
                .map(matter -> matching(matter, false, Optional.empty()))
                .toList();
    }

    /** What the task is about. Refused as not found for whom it is no work. */
    @Transactional
    public Matching of(String taskId, Actor actor) {
        OtherTask task = tasks.findOther(taskId)
                .filter(found -> MatchingEvidence.KIND.equals(found.evidence()))
                .filter(found -> actor.isAny(Role.CLERK, Role.MANAGER))
                .orElseThrow(Refusal::notFound);
        Matter matter = matters.find(task.about()).orElseThrow(Refusal::notFound);
        boolean mine = actor.id().equals(task.assignee());
        return matching(matter, mine, mine ? matters.details(matter, actor) : Optional.empty());
    }

    /**
     * Books what the holder of the task decides: {@code assign} with the reference of a registration, {@code send-back} when
     * the money has gone back, {@code known} where nothing new came in. The same again gets the same answer, another
     * decision is refused with {@code MATTER_DECIDED} (409).
     */
    @Transactional
    public Matching decide(String taskId, @Nullable String decision, @Nullable String reference, Actor actor) {
        String id = tasks.heldOther(taskId, MatchingEvidence.KIND, actor).about();
        book.enter();
        Matter matter = matters.find(id).orElseThrow(Refusal::notFound);
        Decision wanted = decisionsFor(matter).stream()
                .filter(open -> open.code().equals(decision))
                .findFirst()
                .orElseThrow(() -> Refusal.rule(
                        "MATTER_NOT_DECIDED",
                        FieldError.of(
                                "/decision",
                                decision == null ? "REQUIRED" : "NOT_ONE_OF",
                                String.join(", ", codes(matter)))));
        RegistrationId target = wanted == Decision.ASSIGN ? target(reference) : null;
        if (matter.decision() != null) {
            boolean same = matter.decision() == wanted
                    && (target == null || target.equals(matter.reference()))
                    && actor.id().equals(matter.decidedBy());
            if (!same) {
                throw Refusal.wrongState("MATTER_DECIDED");
            }
        } else {
            matters.decide(matter, wanted, target, actor, taskId);
        }
        return matching(matters.find(id).orElseThrow(), true, Optional.empty());
    }

    private RegistrationId target(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.rule("MATTER_NOT_DECIDED", FieldError.of("/reference", "REQUIRED"));
        }
        return References.in(text).stream()
                .filter(reference -> register.find(reference).isPresent())
                .findFirst()
                .orElseThrow(
                        () -> Refusal.rule("MATTER_NOT_DECIDED", FieldError.of("/reference", "NO_SUCH_REGISTRATION")));
    }

    private static List<Decision> decisionsFor(Matter matter) {
        var open = new ArrayList<Decision>();
        if (matter.broughtMoney()) {
            open.add(Decision.ASSIGN);
            open.add(Decision.SEND_BACK);
        }
        if (matter.mayBeKnown() || matter.decision() == Decision.KNOWN) {
            open.add(Decision.KNOWN);
        }
        return open;
    }

    private static List<String> codes(Matter matter) {
        return decisionsFor(matter).stream().map(Decision::code).toList();
    }

    private Matching matching(Matter matter, boolean mine, Optional<Details> details) {
        RegistrationId reference = matter.reference();
        return new Matching(
                matter.id(),
                mine,
                matter.reason().code(),
                matter.amount(),
                matter.method().code(),
                matter.source().code(),
                matter.bookedOn(),
                matter.at(),
                details.map(Details::payer).orElse(null),
                details.map(Details::account).orElse(null),
                details.map(Details::text).orElse(null),
                details.map(Details::text).map(References::in).stream()
                        .flatMap(java.util.Collection::stream)
                        .filter(found -> register.find(found).isPresent())
                        .toList(),
                codes(matter),
                matter.decision() == null ? null : matter.decision().code(),
                reference);
    }
}
