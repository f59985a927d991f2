package io.meibo.comparison;

import io.meibo.api.Texts;
import io.meibo.comparison.Candidates.Candidate;
import io.meibo.policy.Products;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.PersonalDataVault.Attachment;
import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.ComparisonLog;
import io.meibo.register.ComparisonLog.Finding;
import io.meibo.register.ComparisonOutcome;
import io.meibo.register.PersonLinks;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.HumanTasks.HumanTask;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where registrations lie side by side: before the assignee of a comparison, who says what he finds, and of a review, who
 * may look. Each look at two registrations is recorded on both of them. Nothing is ever merged.
 */
@Service
public class ComparisonDesk {

    private static final String DECISION = "decision";
    private static final String HAND = "compared-cases";

    /** What the assignee says of one candidate: an outcome and reason codes. */
    public record Verdict(
            @Nullable RegistrationId registration, @Nullable ComparisonOutcome outcome, List<String> reasons) {

        public Verdict {
            // JSON may leave the list out
            reasons = List.copyOf(Objects.requireNonNullElse(reasons, List.of()));
        }
    }

    /** What the assignee says: one verdict a candidate. */
    public record Verdicts(List<Verdict> verdicts) {

        public Verdicts {
            verdicts = List.copyOf(Objects.requireNonNullElse(verdicts, List.of()));
        }
    }

    /** A code with its text in the reader's language. */
    public record Told(String code, String text) {}

    /** In what a candidate resembles the registration, by so many of a hundred. */
    public record Likeness(String kind, int strength, String text) {}

    /** What somebody found of a pair. */
    public record Found(ComparisonOutcome outcome, List<Told> reasons, String comparedBy, OffsetDateTime at) {}

    /**
     * The impersonal side of a candidate. {@code grave}: its document or picture came under another name, so that a
     * verdict must be given; {@code linked}: found to be of the same person.
     */
    public record CandidateView(
            RegistrationId reference,
            RegistrationStatus status,
            String statusText,
            String product,
            String productName,
            String operator,
            String documentType,
            OffsetDateTime createdAt,
            List<Likeness> likenesses,
            boolean grave,
            boolean linked,
            @Nullable Found found) {}

    /** A page that can be fetched. Pixels 0 for a PDF. */
    public record Page(String kind, String mediaType, int width, int height) {}

    /** One registration as it lies on the desk: what it tells of its person, and its pages. */
    public record Side(
            RegistrationId reference,
            RegistrationStatus status,
            String statusText,
            String productName,
            String channel,
            String verification,
            LocalDate appliedOn,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt,
            @Nullable PersonalData person,
            List<Page> pages) {

        @Override
        public String toString() {
            return "Side[" + reference + ", masked]";
        }
    }

    /** Two registrations side by side. */
    public record Pair(Side own, Side other) {}

    private final HumanTasks tasks;
    private final Register register;
    private final Candidates candidates;
    private final ComparisonLog log;
    private final ComparisonEvidence evidence;
    private final PersonLinks links;
    private final PersonalDataVault vault;
    private final Reveals reveals;
    private final Products products;
    private final Texts texts;

    ComparisonDesk(
            HumanTasks tasks,
            Register register,
            Candidates candidates,
            ComparisonLog log,
            ComparisonEvidence evidence,
            PersonLinks links,
            PersonalDataVault vault,
            Reveals reveals,
            Products products,
            Texts texts) {
        this.tasks = tasks;
        this.register = register;
        this.candidates = candidates;
        this.log = log;
        this.evidence = evidence;
        this.links = links;
        this.vault = vault;
        this.reveals = reveals;
        this.products = products;
        this.texts = texts;
    }

    /** The candidates of the task's registration, for its assignee; nothing personal. */
    @Transactional(readOnly = true)
    public List<CandidateView> candidates(String taskId, Actor actor) {
        return views(register.get(mine(taskId, actor, true).registration()));
    }

    List<CandidateView> views(RegistrationCase own) {
        return candidates.of(own).stream().map(this::view).toList();
    }

    /** The registration and one of its candidates, both revealed to the assignee and recorded on both. */
    @Transactional
    public Pair pair(String taskId, RegistrationId other, Actor actor) {
        HumanTask task = mine(taskId, actor, true);
        RegistrationCase own = register.get(task.registration());
        RegistrationCase candidate = candidate(own, other);
        reveal(own.reference(), actor, "beside " + other, task);
        reveal(other, actor, "beside " + own.reference(), task);
        return new Pair(side(own), side(candidate));
    }

    /** A page of a candidate, recorded on the candidate. */
    @Transactional
    public Attachment page(String taskId, RegistrationId other, String kind, Actor actor) {
        HumanTask task = mine(taskId, actor, true);
        RegistrationCase own = register.get(task.registration());
        candidate(own, other);
        reveal(other, actor, "attachment " + kind + " beside " + own.reference(), task);
        return vault.attachment(other, kind).orElseThrow(Refusal::notFound);
    }

    /**
     * Stores what was found; while the task is open later verdicts take the place of earlier ones. Every grave candidate
     * needs one. Refuses what is incomplete ({@code CASES_NOT_COMPARED}, all faults at once), another's task, and
     * whoever entered or corrected the registration ({@code FOUR_EYES}).
     */
    @Transactional
    public List<CandidateView> compare(String taskId, Actor actor, Verdicts said) {
        HumanTask task = mine(taskId, actor, false);
        RegistrationCase own = register.lockIn(task.registration(), RegistrationStatus.IN_REVIEW);
        // the task may have been completed or taken over while we waited for the lock
        mine(taskId, actor, false);
        if (!evidence.mayTake(own.reference(), task.key(), actor.id())) {
            throw Refusal.forbidden("FOUR_EYES");
        }
        log.record(taskId, own.reference(), own.round(), actor.id(), complete(said, candidates.of(own)));
        register.recordHand(own.reference(), actor, HAND, own.round());
        return views(own);
    }

    /** Links the registrations that were found to be of one person in the present round. May be repeated. */
    @Transactional
    public void link(RegistrationId reference) {
        int round = register.get(reference).round();
        log.of(reference).stream()
                .filter(found -> found.round() == round && found.outcome() == ComparisonOutcome.SAME_PERSON)
                .forEach(found -> links.link(reference, found.other(), found.comparedBy()));
    }

    private List<Finding> complete(Verdicts said, List<Candidate> known) {
        Map<RegistrationId, Candidate> byReference = known.stream()
                .collect(Collectors.toMap(candidate -> candidate.other().reference(), Function.identity()));
        var errors = new ArrayList<FieldError>();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < said.verdicts().size(); i++) {
            Verdict verdict = said.verdicts().get(i);
            String at = "/verdicts/" + i;
            if (verdict.registration() == null || !byReference.containsKey(verdict.registration())) {
                errors.add(FieldError.of(at + "/registration", "NO_SUCH_CANDIDATE"));
            } else if (verdict.outcome() == null) {
                errors.add(FieldError.of(at + "/outcome", "REQUIRED"));
            } else {
                checkReasons(at, verdict.outcome(), verdict.reasons(), errors);
                findings.add(new Finding(
                        verdict.registration(),
                        verdict.outcome(),
                        verdict.reasons().stream().distinct().toList()));
            }
        }
        if (findings.stream().map(Finding::other).distinct().count() < findings.size()) {
            errors.add(FieldError.of("/verdicts", "CANDIDATE_TWICE"));
        }
        boolean missing = known.stream().filter(Candidate::grave).anyMatch(candidate -> findings.stream()
                .noneMatch(finding -> finding.other().equals(candidate.other().reference())));
        if (missing || findings.isEmpty() && errors.isEmpty()) {
            errors.add(FieldError.of("/verdicts", "CANDIDATE_NOT_COMPARED"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.rule("CASES_NOT_COMPARED", errors);
        }
        return findings;
    }

    private static void checkReasons(
            String at, ComparisonOutcome outcome, List<String> reasons, List<FieldError> errors) {
        if (reasons.isEmpty()) {
            errors.add(FieldError.of(at + "/reasons", "REASON_REQUIRED"));
        }
        for (int i = 0; i < reasons.size(); i++) {
            var reason = ComparisonReason.of(reasons.get(i));
            if (reason.isEmpty()) {
                errors.add(FieldError.of(at + "/reasons/" + i, "REASON_UNKNOWN"));
            } else if (!reason.get().standsFor(outcome)) {
                errors.add(FieldError.of(at + "/reasons/" + i, "REASON_NOT_FOR_OUTCOME"));
            }
        }
    }

    private HumanTask mine(String taskId, Actor actor, boolean toLook) {
        HumanTask task = tasks.find(taskId).orElseThrow(Refusal::notFound);
        if (!actor.id().equals(task.assignee())) {
            // whether there is such a task is told only to people who might see it
            throw actor.isStaff() ? Refusal.forbidden("NOT_YOUR_TASK") : Refusal.notFound();
        }
        boolean fits = ComparisonEvidence.KIND.equals(task.evidence()) || toLook && DECISION.equals(task.evidence());
        if (!fits) {
            throw Refusal.wrongState("TASK_COMPARES_NO_CASES");
        }
        return task;
    }

    private RegistrationCase candidate(RegistrationCase own, RegistrationId other) {
        return candidates.of(own).stream()
                .map(Candidate::other)
                .filter(candidate -> candidate.reference().equals(other))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private void reveal(RegistrationId reference, Actor actor, String what, HumanTask task) {
        reveals.record(reference, actor, Purpose.COMPARISON, what, task.id());
    }

    private CandidateView view(Candidate candidate) {
        RegistrationCase other = candidate.other();
        return new CandidateView(
                other.reference(),
                other.status(),
                texts.of("status." + other.status().code()),
                other.facts().product(),
                productName(other),
                other.facts().operator(),
                other.facts().documentType(),
                other.createdAt(),
                candidate.resemblances().stream()
                        .map(each -> new Likeness(
                                each.kind().code(),
                                each.strength(),
                                texts.of("likeness." + each.kind().code())))
                        .toList(),
                candidate.grave(),
                candidate.linked(),
                candidate
                        .compared()
                        .map(found -> new Found(
                                found.outcome(),
                                found.reasons().stream()
                                        .map(code -> new Told(code, texts.of("comparison-reason." + code)))
                                        .toList(),
                                found.comparedBy(),
                                found.at()))
                        .orElse(null));
    }

    private Side side(RegistrationCase found) {
        RegistrationCase.Facts facts = found.facts();
        return new Side(
                found.reference(),
                found.status(),
                texts.of("status." + found.status().code()),
                productName(found),
                facts.channel(),
                facts.verification(),
                facts.appliedOn(),
                found.createdAt(),
                found.updatedAt(),
                vault.find(found.reference()).orElse(null),
                vault.attachments(found.reference()).stream()
                        .map(page -> new Page(page.kind(), page.mediaType(), page.width(), page.height()))
                        .toList());
    }

    private String productName(RegistrationCase found) {
        return products.find(found.facts().product())
                .map(product -> product.name().in(LocaleContextHolder.getLocale()))
                .orElse(found.facts().product());
    }
}
