package io.meibo.intake.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.meibo.api.PageOf;
import io.meibo.api.Texts;
import io.meibo.policy.Policy;
import io.meibo.policy.Products;
import io.meibo.policy.Refusals;
import io.meibo.policy.Refusals.RefusedByRule;
import io.meibo.policy.Retention;
import io.meibo.policy.RulingViews;
import io.meibo.policy.RulingViews.RulingView;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.CheckResults;
import io.meibo.register.DecisionLog;
import io.meibo.register.DetailPart;
import io.meibo.register.Endings;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.ServiceClock;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.meibo.workflow.HumanTasks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What callers get to see of registrations: never personal data in clear. */
@Component
class RegistrationViews {

    /** What is awaited, from whom, by when; the amount where it is a deposit. */
    record AwaitingView(
            Awaiting what, @Nullable AwaitedFrom from, @Nullable Money amount, @Nullable OffsetDateTime until) {}

    record Summary(
            RegistrationId reference,
            RegistrationStatus status,
            String product,
            String channel,
            @Nullable AwaitingView awaiting,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt) {}

    record HistoryView(OffsetDateTime at, RegistrationStatus status, String text) {}

    record Progress(
            RegistrationId reference,
            RegistrationStatus status,
            String step,
            @Nullable AwaitingView awaiting,
            @Nullable ClockView serviceClock,
            List<HistoryView> history,
            @Nullable RefusedByRule refusedByRule) {}

    /**
     * The time of ours that the case has taken up to its decision, and how much it may take (ISO 8601); {@code dueAt} is
     * null while the clock stands. Staff and programs get it, applicants do not.
     */
    record ClockView(boolean running, Duration spent, Duration allowed, @Nullable OffsetDateTime dueAt) {}

    record CheckView(
            String check, String part, CheckOutcome outcome, String code, String reason, @Nullable String pointer) {}

    record DecisionView(
            String step,
            ReviewOutcome outcome,
            List<ReasonView> reasons,
            List<String> fields,
            List<ItemView> items,
            String decidedBy,
            int round,
            OffsetDateTime at) {}

    record ReasonView(String code, String text) {}

    /** A field or page that was marked, and why this one. */
    record ItemView(String pointer, List<ReasonView> reasons) {}

    record PersonView(String name, @Nullable String documentNumber, String phone) {}

    /** A guardian or agent, masked, and how such a one stands to the applicant. */
    record PartyView(String name, String documentNumber, String phone, String relationship) {}

    record External(String system, String id) {}

    record Detail(
            RegistrationId reference,
            RegistrationStatus status,
            @Nullable String step,
            String product,
            @Nullable String plan,
            String channel,
            String verification,
            String language,
            String documentType,
            String deliveryForm,
            @Nullable External externalReference,
            int round,
            LocalDate appliedOn,
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt,
            @Nullable AwaitingView awaiting,
            @Nullable ClockView serviceClock,
            RegistrationsController.@Nullable ProcessView process,
            @Nullable PersonView applicant,
            @Nullable PartyView guardian,
            @Nullable PartyView agent,
            List<String> attachments,
            List<CheckView> checks,
            List<DecisionView> decisions,
            List<RulingView> rulings,
            @Nullable RefusedByRule refusedByRule,
            @Nullable RetentionView retention,
            @JsonAnyGetter Map<String, Object> parts) {}

    /**
     * How long the records stay: ISO 8601, counted from {@code service-end} or {@code application-end}; {@code
     * personDecides} where nothing may be erased before somebody has decided.
     */
    record RetentionView(String period, String countedFrom, boolean personDecides) {}

    private final Register register;
    private final CheckResults checks;
    private final DecisionLog decisions;
    private final Endings endings;
    private final PersonalDataVault vault;
    private final Fingerprints fingerprints;
    private final HumanTasks tasks;
    private final ServiceClock serviceClock;
    private final Products products;
    private final Texts texts;
    private final Policy policy;
    private final RulingViews rulings;
    private final Refusals refusals;
    private final List<DetailPart> parts;

    RegistrationViews(
            Register register,
            CheckResults checks,
            DecisionLog decisions,
            Endings endings,
            PersonalDataVault vault,
            Fingerprints fingerprints,
            HumanTasks tasks,
            ServiceClock serviceClock,
            Products products,
            Texts texts,
            Policy policy,
            RulingViews rulings,
            Refusals refusals,
            List<DetailPart> parts) {
        this.register = register;
        this.checks = checks;
        this.decisions = decisions;
        this.endings = endings;
        this.vault = vault;
        this.fingerprints = fingerprints;
        this.tasks = tasks;
        this.serviceClock = serviceClock;
        this.products = products;
        this.texts = texts;
        this.policy = policy;
        this.rulings = rulings;
        this.refusals = refusals;
        this.parts = parts;
    }

    /** The case where this actor may know of it: staff, its own integration, its own applicant. */
    RegistrationCase visible(RegistrationId reference, Actor actor) {
        RegistrationCase found = register.get(reference);
        boolean his = actor.isStaff()
                || actor.own().filter(reference::equals).isPresent()
                || (actor.is(Role.INTEGRATION) && found.enteredBy().equals(actor.id()));
        if (!his) {
            throw Refusal.notFound();
        }
        return found;
    }

    PageOf<Summary> list(
            @Nullable RegistrationStatus status,
            @Nullable String product,
            @Nullable String assignee,
            int page,
            int size) {
        var filter = new Register.Filter(
                status, product, null, assignee == null || assignee.isEmpty() ? null : tasks.assignedTo(assignee));
        return new PageOf<>(
                register.page(filter, page, size).stream()
                        .map(RegistrationViews::summary)
                        .toList(),
                page,
                size,
                register.count(filter));
    }

    List<Summary> search(SearchRequest request) {
        Set<RegistrationId> found = new LinkedHashSet<>();
        if (request.reference() != null) {
            RegistrationId.of(request.reference()).ifPresent(found::add);
        }
        if (request.documentNumber() != null) {
            Set<String> types =
                    request.documentType() == null ? products.documentTypes() : Set.of(request.documentType());
            types.forEach(type -> {
                found.addAll(fingerprints.matching(fingerprints.ofDocument(type, request.documentNumber())));
                found.addAll(fingerprints.matching(fingerprints.ofPartyDocument(type, request.documentNumber())));
            });
            fingerprints.ofNumber(request.documentNumber()).stream()
                    .flatMap(print -> fingerprints.matching(print).stream())
                    .filter(reference -> request.documentType() == null
                            || register.get(reference).facts().documentType().equals(request.documentType()))
                    .forEach(found::add);
        }
        if (request.phone() != null) {
            fingerprints.ofPhoneForms(request.phone()).forEach(print -> found.addAll(fingerprints.matching(print)));
            found.addAll(fingerprints.matching(fingerprints.ofPartyPhone(request.phone())));
        }
        if (request.familyName() != null && request.givenName() != null && request.birthDate() != null) {
            found.addAll(fingerprints.matching(
                    fingerprints.ofPerson(request.familyName(), request.givenName(), request.birthDate())));
            fingerprints
                    .ofName(request.familyName(), request.givenName(), request.birthDate())
                    .forEach(print -> found.addAll(fingerprints.matching(print)));
            found.addAll(fingerprints.matching(
                    fingerprints.ofPartyPerson(request.familyName(), request.givenName(), request.birthDate())));
        }
        if (request.reference() == null
                && request.documentNumber() == null
                && request.phone() == null
                && (request.familyName() == null || request.givenName() == null || request.birthDate() == null)) {
            throw Refusal.rule("SEARCH_NEEDS_SOMETHING");
        }
        return found.stream()
                .flatMap(reference -> register.find(reference).stream())
                .map(RegistrationViews::summary)
                .toList();
    }

    Progress progress(RegistrationCase found, Actor actor) {
        return new Progress(
                found.reference(),
                found.status(),
                texts.of("status." + found.status().code()),
                awaiting(found),
                clock(found, actor),
                register.history(found.reference()).stream()
                        .map(entry -> new HistoryView(
                                entry.at(),
                                entry.status(),
                                text(entry, found.facts().deliveryForm())))
                        .toList(),
                refusals.of(found, LocaleContextHolder.getLocale()).orElse(null));
    }

    Detail detail(RegistrationCase found, Actor actor) {
        RegistrationCase.Facts facts = found.facts();
        Optional<PersonalData> data = vault.find(found.reference());
        return new Detail(
                found.reference(),
                found.status(),
                found.step(),
                facts.product(),
                facts.plan(),
                facts.channel(),
                facts.verification(),
                facts.language(),
                facts.documentType(),
                facts.deliveryForm(),
                found.externalSystem() == null || found.externalId() == null
                        ? null
                        : new External(found.externalSystem(), found.externalId()),
                found.round(),
                facts.appliedOn(),
                found.createdAt(),
                found.updatedAt(),
                awaiting(found),
                clock(found, actor),
                found.processInstanceId() == null
                        ? null
                        : new RegistrationsController.ProcessView(found.processKey(), found.processInstanceId()),
                data.map(RegistrationViews::masked).orElse(null),
                data.map(told -> masked(told.guardian())).orElse(null),
                data.map(told -> masked(told.agent())).orElse(null),
                vault.attachments(found.reference()).stream()
                        .map(PersonalDataVault.AttachmentInfo::kind)
                        .toList(),
                actor.isApplicant() ? List.of() : checks(found),
                decisions.of(found.reference()).stream()
                        .map(decision -> view(decision, actor))
                        .toList(),
                actor.isStaff()
                        ? rulings.of(found.reference(), found.round(), LocaleContextHolder.getLocale())
                        : List.of(),
                refusals.of(found, LocaleContextHolder.getLocale()).orElse(null),
                actor.isStaff() ? retention(found) : null,
                parts(found, actor));
    }

    /** What the features add, each under its own name. */
    private Map<String, Object> parts(RegistrationCase found, Actor actor) {
        var told = new LinkedHashMap<String, Object>();
        parts.forEach(
                part -> Optional.ofNullable(part.of(found, actor)).ifPresent(member -> told.put(part.name(), member)));
        return told;
    }

    private RetentionView retention(RegistrationCase found) {
        Retention retention = policy.retention(
                found.facts().product(),
                found.status() == RegistrationStatus.COMPLETED
                        || endings.of(found.reference())
                                .filter(Endings.Ended::contractConcluded)
                                .isPresent(),
                found.facts().appliedOn());
        return new RetentionView(
                retention.period().toString(),
                retention.fromServiceEnd() ? "service-end" : "application-end",
                retention.personDecides());
    }

    private @Nullable ClockView clock(RegistrationCase found, Actor actor) {
        if (actor.isApplicant()) {
            return null;
        }
        ServiceClock.Reading reading = serviceClock.of(found.reference());
        return new ClockView(reading.running(), reading.spent(), reading.allowed(), reading.dueAt());
    }

    private List<CheckView> checks(RegistrationCase found) {
        return checks.of(found.reference(), found.round()).stream()
                .map(result -> new CheckView(
                        result.check(),
                        result.part(),
                        result.outcome(),
                        result.code(),
                        texts.of("check." + result.code()),
                        result.pointer()))
                .toList();
    }

    private DecisionView view(DecisionLog.Decision decision, Actor actor) {
        return new DecisionView(
                decision.taskKey(),
                decision.outcome(),
                reasons(decision.reasons()),
                decision.fields(),
                decision.items().stream()
                        .map(item -> new ItemView(item.pointer(), reasons(item.reasons())))
                        .toList(),
                actor.isApplicant() ? "reviewer" : decision.decidedBy(),
                decision.round(),
                decision.at());
    }

    private List<ReasonView> reasons(List<String> codes) {
        return codes.stream()
                .map(code -> new ReasonView(code, texts.of("reason." + code)))
                .toList();
    }

    /** A card is spoken of as a card where the text would speak of a SIM. */
    private String text(Register.HistoryEntry entry, String form) {
        String status = spoken("status." + entry.status().code(), form);
        return entry.awaiting() == null
                ? status
                : status + " – " + spoken("awaiting." + entry.awaiting().code(), form);
    }

    private String spoken(String key, String form) {
        return texts.find(LocaleContextHolder.getLocale(), key + "." + form).orElseGet(() -> texts.of(key));
    }

    private static Summary summary(RegistrationCase found) {
        return new Summary(
                found.reference(),
                found.status(),
                found.facts().product(),
                found.facts().channel(),
                awaiting(found),
                found.createdAt(),
                found.updatedAt());
    }

    private static @Nullable AwaitingView awaiting(RegistrationCase found) {
        return found.awaiting() == null
                ? null
                : new AwaitingView(
                        found.awaiting(),
                        found.awaitingFrom(),
                        found.awaiting() == Awaiting.DEPOSIT ? found.depositDue() : null,
                        found.awaitingUntil());
    }

    private static PersonView masked(PersonalData data) {
        return new PersonView(
                first(data.applicant().familyName()) + " "
                        + first(data.applicant().givenName()),
                data.identityDocument().absent()
                        ? null
                        : last(data.identityDocument().number(), 3),
                last(data.applicant().phone(), 4));
    }

    private static @Nullable PartyView masked(PersonalData.@Nullable Party party) {
        return party == null
                ? null
                : new PartyView(
                        first(party.familyName()) + " " + first(party.givenName()),
                        last(party.identityDocument().number(), 3),
                        last(party.phone(), 4),
                        party.relationship());
    }

    private static String first(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "…";
    }

    private static String last(String number, int shown) {
        return number.length() <= shown * 2 ? "…" : "…" + number.substring(number.length() - shown);
    }
}
