package io.meibo.identity;

import io.meibo.identity.check.ActingPersonsCheck;
import io.meibo.identity.check.ActingPersonsCheck.Known;
import io.meibo.identity.check.Findings;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.identity.check.PossibleAges;
import io.meibo.policy.ActingPersons;
import io.meibo.policy.CasePolicy;
import io.meibo.policy.Policy;
import io.meibo.policy.Products;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Party;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.CheckResults;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Check `acting-persons`: asks the table who may act for the applicant at his age, and whether those named are who they
 * must be. What the table said is stamped on the round; of the applicant only the age in full years goes into it.
 */
@Service
public class ActingPersonsChecks {

    /** Registrations in which a party that stands beside many applicants does not count. */
    private static final Set<RegistrationStatus> WITHOUT_WEIGHT =
            Set.of(RegistrationStatus.DRAFT, RegistrationStatus.WITHDRAWN, RegistrationStatus.EXPIRED);

    private final Register register;
    private final PersonalDataVault vault;
    private final CheckResults results;
    private final CasePolicy casePolicy;
    private final Policy policy;
    private final Products products;
    private final Fingerprints fingerprints;
    private final Resemblances resemblances;
    private final IdentitySettings settings;
    private final Clock clock;

    ActingPersonsChecks(
            Register register,
            PersonalDataVault vault,
            CheckResults results,
            CasePolicy casePolicy,
            Policy policy,
            Products products,
            Fingerprints fingerprints,
            Resemblances resemblances,
            IdentitySettings settings,
            Clock clock) {
        this.register = register;
        this.vault = vault;
        this.results = results;
        this.casePolicy = casePolicy;
        this.policy = policy;
        this.products = products;
        this.fingerprints = fingerprints;
        this.resemblances = resemblances;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the check, files its findings for the current round and gives the outcome of the whole; safe to repeat. */
    @Transactional
    public CheckOutcome checkActingPersons(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        return vault.find(reference)
                .map(data -> check(own, data))
                .orElseGet(() -> file(own, ActingPersonsCheck.ofNobody()));
    }

    private CheckOutcome check(RegistrationCase own, PersonalData data) {
        LocalDate today = LocalDate.now(clock);
        PossibleAges ages = PossibleAges.of(data, own.facts().appliedOn(), today);
        ActingPersons rule = ActingPersons.of(casePolicy
                .decide(own, ActingPersons.TABLE, "", inputs(own.facts(), data, ages.typed()))
                .outputs());
        List<RegistrationId> others = othersOfSameParty(own, data);
        var known = new Known(
                own.facts(),
                vault.attachments(own.reference()).stream()
                        .map(PersonalDataVault.AttachmentInfo::kind)
                        .collect(Collectors.toUnmodifiableSet()),
                sameAtEveryAge(own.facts(), data, ages, rule),
                products.find(own.facts().product())
                        .map(product -> Set.copyOf(product.documentTypes()))
                        .orElse(Set.of()),
                others.size());
        note(own, others, rule);
        var house = new House(today, settings.contractWithin(), settings.acceptSpecimenState());
        return file(own, ActingPersonsCheck.of(data, rule, known, house));
    }

    private CheckOutcome file(RegistrationCase own, Findings findings) {
        results.record(own.reference(), own.round(), findings.check(), findings.results());
        return findings.outcome();
    }

    private static Map<String, Object> inputs(RegistrationCase.Facts facts, PersonalData data, int age) {
        return ActingPersons.inputs(
                facts.product(),
                facts.channel(),
                age,
                data.agent() != null,
                data.guardian() != null,
                facts.appliedOn());
    }

    /** Where the document leaves ages open, the table must say the same of all of them. */
    private boolean sameAtEveryAge(
            RegistrationCase.Facts facts, PersonalData data, PossibleAges ages, ActingPersons rule) {
        return ages.others()
                .allMatch(age -> ActingPersons.of(policy.wouldDecide(ActingPersons.TABLE, inputs(facts, data, age))
                                .outputs())
                        .outcome()
                        .equals(rule.outcome()));
    }

    private List<RegistrationId> othersOfSameParty(RegistrationCase own, PersonalData data) {
        return Stream.of(data.guardian(), data.agent())
                .filter(Objects::nonNull)
                .map(Party::identityDocument)
                .filter(document -> !document.number().isBlank())
                .flatMap(document ->
                        fingerprints
                                .matching(fingerprints.ofPartyDocument(document.type(), document.number()))
                                .stream())
                .distinct()
                .filter(other -> !other.equals(own.reference()))
                .filter(other -> register.find(other)
                        .filter(found -> !WITHOUT_WEIGHT.contains(found.status()))
                        .isPresent())
                .toList();
    }

    /** Brothers and sisters share a guardian; only beyond the table's number the others become candidates (CN-10). */
    private void note(RegistrationCase own, List<RegistrationId> others, ActingPersons rule) {
        resemblances.record(
                own.reference(),
                own.round(),
                Set.of(Kind.AGENT_DOCUMENT),
                others.size() <= rule.applicantsPerParty()
                        ? List.of()
                        : others.stream()
                                .map(other -> new Resemblance(other, Kind.AGENT_DOCUMENT, 100))
                                .toList());
    }
}
