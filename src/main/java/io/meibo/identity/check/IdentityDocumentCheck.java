package io.meibo.identity.check;

import io.meibo.identity.document.DocumentType;
import io.meibo.identity.document.IssuingStates;
import io.meibo.identity.document.Mrz;
import io.meibo.identity.document.MrzCheck;
import io.meibo.identity.document.MrzDate;
import io.meibo.identity.document.NameComparison;
import io.meibo.identity.document.NameComparison.TypedName;
import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.Typed;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.Validity;
import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Check `identity-document`: is the document of an accepted type, rightly numbered, valid today and when the contract
 * will be made, and does what was typed agree with what a machine reads in it (domain.md 1.1 to 1.4)? Format, check
 * digit, authenticity and the binding of the person are parts of their own; a right check digit proves nothing else.
 */
public final class IdentityDocumentCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "identity-document";

    private static final String NUMBER = "/identityDocument/number";
    private static final String ZONE = "/identityDocument/mrz";
    private static final String EXPIRY = "/identityDocument/expiryDate";
    private static final String TYPE = "/identityDocument/type";
    private static final String ISSUER = "/identityDocument/issuingCountry";
    private static final String BIRTH_DATE = "/applicant/birthDate";
    private static final String SEX = "/applicant/sex";
    private static final String NATIONALITY = "/applicant/nationality";
    private static final String NAMES = "/applicant/familyName";

    private static final Set<String> PROVING_THE_DOCUMENT = Set.of("chip-read", "electronic-signature");

    /** What the house decides: the day, how long until a contract may be made, and whether specimens (UTO) may pass. */
    public record House(LocalDate today, Period contractWithin, boolean acceptSpecimenState) {}

    private IdentityDocumentCheck() {}

    /**
     * Makes the check.
     *
     * @param acceptedTypes document types the product accepts; empty where the policy names none for it
     * @param verification how the person was bound to the document, as the registration tells
     * @param bindingAllowed what the policy says of that
     */
    public static Findings of(
            PersonalData data,
            Set<String> acceptedTypes,
            String verification,
            CheckOutcome bindingAllowed,
            House house) {
        Findings findings = ofData(data, house);
        if (data.identityDocument().absent()) {
            return findings.notApplicable("document", "NO_DOCUMENT_ASKED");
        }
        String type = data.identityDocument().type();
        if (acceptedTypes.isEmpty()) {
            findings.unclear("type", "DOCUMENT_TYPES_NOT_SETTLED", TYPE);
        } else {
            findings.passedOr(
                    acceptedTypes.contains(type), "type", CheckOutcome.FAILED, "DOCUMENT_TYPE_NOT_ACCEPTED", TYPE);
        }
        authenticity(findings, verification);
        binding(findings, verification, bindingAllowed);
        return findings;
    }

    /** The part of the check that needs nothing but the data. */
    static Findings ofData(PersonalData data, House house) {
        Findings findings = new Findings(NAME);
        if (data.identityDocument().absent()) {
            return findings;
        }
        Optional<DocumentType> type = DocumentType.of(data.identityDocument().type());
        number(findings, data, type, house);
        expiry(findings, data.identityDocument(), house);
        zone(findings, data, type, house);
        return findings;
    }

    private static void number(Findings findings, PersonalData data, Optional<DocumentType> type, House house) {
        if (type.isEmpty()) {
            findings.unclear("format", "DOCUMENT_TYPE_UNKNOWN", TYPE);
            return;
        }
        Optional<FormatCheck> checked =
                type.get().checkNumber(data.identityDocument().number(), house.today());
        if (checked.isEmpty()) {
            findings.notApplicable("format", "DOCUMENT_WITHOUT_NUMBER");
            return;
        }
        FormatCheck check = checked.get();
        findings.add("format", check.format(), NUMBER)
                .add("check-digit", check.checkDigit(), NUMBER)
                .add("plausibility", check.plausibility(), NUMBER);
        if (check.valid() && check.fields().containsKey("birthDate")) {
            Applicant applicant = data.applicant();
            findings.passedOr(
                    applicant.birthDate().toString().equals(check.fields().get("birthDate")),
                    "number-birth-date",
                    CheckOutcome.FAILED,
                    "BIRTH_DATE_DIFFERS_FROM_NUMBER",
                    BIRTH_DATE);
            sex(findings, "number-sex", applicant.sex(), check.fields().get("sex"), "SEX_DIFFERS_FROM_NUMBER");
        }
    }

    private static void expiry(Findings findings, IdentityDocument document, House house) {
        Validity validity = document.expiryDate();
        if (validity == null) {
            findings.unclear("expiry", "EXPIRY_DATE_MISSING", EXPIRY);
        } else if (!validity.covers(house.today())) {
            findings.failed("expiry", "IDENTITY_DOCUMENT_EXPIRED", EXPIRY);
        } else {
            findings.passed("expiry", EXPIRY);
            findings.passedOr(
                    validity.covers(house.today().plus(house.contractWithin())),
                    "expiry-contract",
                    CheckOutcome.UNCLEAR,
                    "IDENTITY_DOCUMENT_EXPIRES_SOON",
                    EXPIRY);
        }
    }

    private static void zone(Findings findings, PersonalData data, Optional<DocumentType> type, House house) {
        IdentityDocument document = data.identityDocument();
        if (document.mrz().isEmpty()) {
            if (type.filter(DocumentType::zoneExpected).isPresent()) {
                findings.unclear("zone-format", "MRZ_MISSING", ZONE);
            }
            return;
        }
        FormatCheck check = MrzCheck.any(document.mrz(), house.today());
        findings.add("zone-format", check.format(), ZONE).add("zone-check-digit", check.checkDigit(), ZONE);
        if (check.plausibility().code().equals("MRZ_SPECIMEN_STATE")) {
            findings.passedOr(
                    house.acceptSpecimenState(), "zone-state", CheckOutcome.FAILED, "SPECIMEN_DOCUMENT", ZONE);
        } else {
            findings.add("zone-plausibility", check.plausibility(), ZONE);
        }
        Mrz.of(document.mrz())
                .filter(zone -> check.valid())
                .ifPresent(zone -> agreement(findings, data, type, zone, house.today()));
    }

    private static void agreement(
            Findings findings, PersonalData data, Optional<DocumentType> type, Mrz zone, LocalDate today) {
        Applicant applicant = data.applicant();
        IdentityDocument document = data.identityDocument();
        // travel permits may print another number in the zone than on the face, and a visa has a number of its own
        boolean oneNumber = type.filter(DocumentType::zoneExpected).isPresent()
                && !zone.layout().isVisa();
        findings.passedOr(
                Typed.number(document.number()).equals(zone.number()),
                "zone-number",
                oneNumber ? CheckOutcome.FAILED : CheckOutcome.UNCLEAR,
                "MRZ_NUMBER_DIFFERS",
                NUMBER);
        MrzDate birthDate = zone.birthDate(today).orElseThrow();
        findings.passedOr(
                birthDate.agreesWith(applicant.birthDate()),
                "zone-birth-date",
                CheckOutcome.FAILED,
                "MRZ_BIRTH_DATE_DIFFERS",
                BIRTH_DATE);
        expiryAgreement(findings, document.expiryDate(), zone.expiryDate(today).orElseThrow());
        sex(findings, "zone-sex", applicant.sex(), zone.sex(), "MRZ_SEX_DIFFERS");
        state(
                findings,
                "zone-nationality",
                applicant.nationality(),
                zone.nationality(),
                "MRZ_NATIONALITY_DIFFERS",
                NATIONALITY);
        state(findings, "zone-issuer", document.issuingCountry(), zone.issuingState(), "MRZ_ISSUER_DIFFERS", ISSUER);
        name(findings, applicant, zone);
    }

    private static void expiryAgreement(Findings findings, @Nullable Validity typed, MrzDate printed) {
        LocalDate until = typed == null ? null : typed.until();
        if (until != null && printed.day().isPresent()) {
            findings.passedOr(
                    printed.agreesWith(until), "zone-expiry", CheckOutcome.FAILED, "MRZ_EXPIRY_DATE_DIFFERS", EXPIRY);
        }
    }

    /** No check digit covers names, so a near miss is for a person; only quite another name fails. */
    private static void name(Findings findings, Applicant applicant, Mrz zone) {
        TypedName typed = new TypedName(
                applicant.familyName(),
                applicant.givenName(),
                Objects.requireNonNullElse(applicant.familyNameKana(), ""),
                Objects.requireNonNullElse(applicant.givenNameKana(), ""));
        boolean japanese =
                zone.nationality().equals("JPN") || zone.issuingState().equals("JPN");
        switch (NameComparison.compare(typed, zone.name(), japanese)) {
            case SAME -> findings.passed("zone-name", NAMES);
            case SAME_AS_FAR_AS_PRINTED -> findings.add("zone-name", CheckOutcome.PASSED, "MRZ_NAME_CUT_OFF", NAMES);
            case SIMILAR -> findings.unclear("zone-name", "MRZ_NAME_SIMILAR", NAMES);
            case DIFFERENT -> findings.failed("zone-name", "MRZ_NAME_DIFFERS", NAMES);
            case NOT_COMPARABLE -> findings.unclear("zone-name", "MRZ_NAME_NOT_COMPARABLE", NAMES);
        }
    }

    /** States are covered by no check digit either. */
    private static void state(
            Findings findings, String part, @Nullable String typed, String printed, String code, String pointer) {
        if (typed != null && !printed.isEmpty() && !printed.equals(IssuingStates.SPECIMEN)) {
            findings.passedOr(
                    IssuingStates.toIso(printed).equals(IssuingStates.toIso(typed)),
                    part,
                    CheckOutcome.UNCLEAR,
                    code,
                    pointer);
        }
    }

    private static void sex(
            Findings findings, String part, @Nullable String typed, @Nullable String printed, String code) {
        boolean told = typed != null && printed != null && !typed.equals("X") && !printed.equals("X");
        if (told) {
            findings.passedOr(Objects.equals(typed, printed), part, CheckOutcome.UNCLEAR, code, SEX);
        }
    }

    /** Only a chip or a signature speaks for the document itself; sight and pictures do not. */
    private static void authenticity(Findings findings, String verification) {
        if (PROVING_THE_DOCUMENT.contains(verification)) {
            findings.passed("authenticity", null);
        } else {
            findings.notApplicable("authenticity", "AUTHENTICITY_NOT_TESTED");
        }
    }

    /** Whether the method suffices there and then is policy; here it is only told. */
    private static void binding(Findings findings, String verification, CheckOutcome allowed) {
        String code =
                switch (allowed) {
                    case FAILED -> "BINDING_NOT_ALLOWED";
                    case UNCLEAR -> "BINDING_FOR_A_PERSON";
                    case PASSED, NOT_APPLICABLE ->
                        "BINDING_" + verification.toUpperCase(Locale.ROOT).replace('-', '_');
                };
        findings.add("person-binding", allowed, code, null);
    }
}
