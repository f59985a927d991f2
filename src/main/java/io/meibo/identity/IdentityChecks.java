package io.meibo.identity;

import io.meibo.identity.check.ApplicationDateCheck;
import io.meibo.identity.check.CaptureCheck;
import io.meibo.identity.check.CompletenessCheck;
import io.meibo.identity.check.ConsentCheck;
import io.meibo.identity.check.ContactDataCheck;
import io.meibo.identity.check.CreditCheck;
import io.meibo.identity.check.DuplicateCheck;
import io.meibo.identity.check.Findings;
import io.meibo.identity.check.IdentityDocumentCheck;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.identity.check.LineLimitCheck;
import io.meibo.identity.credit.CreditSource;
import io.meibo.identity.line.Lines;
import io.meibo.policy.CasePolicy;
import io.meibo.policy.DataCapture;
import io.meibo.policy.LineLimit;
import io.meibo.policy.NeededDocuments;
import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.privacy.Consents;
import io.meibo.privacy.Legibilities;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.reading.IdReadings;
import io.meibo.register.CheckResults;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The six checks of an application. Each looks at what the registration tells now, files its findings part by part for
 * the current round, and gives the outcome of the whole; a repetition takes the place of what it found before.
 */
@Service
public class IdentityChecks {

    private final Register register;
    private final PersonalDataVault vault;
    private final Legibilities legibilities;
    private final Consents consents;
    private final CheckResults results;
    private final CasePolicy policy;
    private final Products products;
    private final Lookalikes lookalikes;
    private final KnownPages knownPages;
    private final Lines lines;
    private final CreditSource credit;
    private final IdReadings readings;
    private final DataCapture capture;
    private final IdentitySettings settings;
    private final Clock clock;

    IdentityChecks(
            Register register,
            PersonalDataVault vault,
            Legibilities legibilities,
            Consents consents,
            CheckResults results,
            CasePolicy policy,
            Products products,
            Lookalikes lookalikes,
            KnownPages knownPages,
            Lines lines,
            CreditSource credit,
            IdReadings readings,
            DataCapture capture,
            IdentitySettings settings,
            Clock clock) {
        this.register = register;
        this.vault = vault;
        this.legibilities = legibilities;
        this.consents = consents;
        this.results = results;
        this.policy = policy;
        this.products = products;
        this.lookalikes = lookalikes;
        this.knownPages = knownPages;
        this.lines = lines;
        this.credit = credit;
        this.readings = readings;
        this.capture = capture;
        this.settings = settings;
        this.clock = clock;
    }

    /** Is the document of an accepted type, rightly numbered and valid, and does its zone agree with what was typed? */
    @Transactional
    public CheckOutcome checkIdentityDocument(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        RegistrationCase.Facts facts = own.facts();
        CheckOutcome binding = policy.verification(own);
        var house = new House(LocalDate.now(clock), settings.contractWithin(), settings.acceptSpecimenState());
        Set<String> accepted = products.find(facts.product())
                .map(product -> Set.copyOf(product.documentTypes()))
                .orElse(Set.of());
        Findings findings =
                IdentityDocumentCheck.of(vault.current(reference), accepted, facts.verification(), binding, house);
        boolean read = readings.wasRead(reference, facts.documentType());
        return file(own, CaptureCheck.add(findings, capture.of(own), read));
    }

    /** Is every page there that the product wants, and can each be read? */
    @Transactional
    public CheckOutcome checkCompleteness(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        NeededDocuments needed = policy.neededDocuments(own);
        Findings findings =
                CompletenessCheck.of(needed.pages(), needed.personDecides(), legibilities.latest(reference));
        LocalDate appliedOn = own.facts().appliedOn();
        LocalDate enteredOn = own.createdAt().atZoneSameInstant(clock.getZone()).toLocalDate();
        ApplicationDateCheck.add(findings, appliedOn, enteredOn);
        vault.find(reference)
                .map(person -> Period.between(person.applicant().birthDate(), appliedOn)
                        .getYears())
                .ifPresent(age -> ConsentCheck.add(findings, policy.consentNeeded(own, age), consents.of(reference)));
        return file(own, findings);
    }

    /** Is the person already applying for the same, or is the document known as somebody else's? */
    @Transactional
    public CheckOutcome checkDuplicate(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        PersonalData data = vault.current(reference);
        knownPages.find(own, data);
        return file(own, DuplicateCheck.of(own, lookalikes.find(own, data)));
    }

    /** Does the person hold, get or apply for as many lines of the operator as the policy allows? If not, takes a place. */
    @Transactional
    public CheckOutcome checkLineLimit(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        LineLimit limit = policy.lineLimit(own);
        Lines.Count count = lines.claim(reference, limit);
        return file(own, LineLimitCheck.of(count.held(), count.withNamesakes(), limit::oneMoreThan));
    }

    /** Can the applicant be reached, and has the address all its parts? */
    @Transactional
    public CheckOutcome checkContactData(RegistrationId reference) {
        return file(register.get(reference), ContactDataCheck.of(vault.current(reference)));
    }

    /**
     * Does the applicant owe bills? Asks whoever knows of them; where that fails the exception goes on to the engine,
     * which tries again and in the end raises an incident.
     */
    @Transactional
    public CheckOutcome checkCredit(RegistrationId reference) {
        RegistrationCase own = register.get(reference);
        boolean prepaid =
                products.find(own.facts().product()).filter(Product::isPrepaid).isPresent();
        if (prepaid) {
            return file(own, CreditCheck.prepaid());
        }
        String requestKey = reference.value() + "/" + own.round();
        return file(own, CreditCheck.of(credit.standing(vault.current(reference), requestKey)));
    }

    private CheckOutcome file(RegistrationCase own, Findings findings) {
        List<CheckResults.CheckResult> parts = findings.results();
        results.record(own.reference(), own.round(), findings.check(), parts);
        return findings.outcome();
    }
}
