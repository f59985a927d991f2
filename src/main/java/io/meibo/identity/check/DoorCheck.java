package io.meibo.identity.check;

import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.identity.document.DocumentType;
import io.meibo.identity.document.IssuingStates;
import io.meibo.identity.document.MyNumberDetector;
import io.meibo.identity.format.FormatCheck;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CardPan;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is turned away before anything is stored: data that contradict themselves or a document that cannot be right
 * (all that fails in {@link IdentityDocumentCheck} without asking the policy), and a My Number (JP-27) or the
 * number of a bank card wherever it stands. What is merely unclear comes in, for a person to decide.
 */
public final class DoorCheck {

    private static final int OLDEST_APPLICANT = 130;
    private static final String MY_NUMBER_CARD_BACK = "document-back";

    private DoorCheck() {}

    /** Everything wrong with the data at once, each with its field. */
    public static List<FieldError> of(PersonalData data, House house) {
        List<FieldError> errors = new ArrayList<>();
        birthDate(errors, "/applicant/birthDate", data.applicant().birthDate(), house.today());
        countries(errors, data);
        myNumbers(errors, data);
        cardNumbers(errors, data, house);
        Stream.concat(
                        IdentityDocumentCheck.ofData(data, house).failures(),
                        ContactDataCheck.of(data).failures())
                .map(DoorCheck::error)
                .filter(error ->
                        errors.stream().noneMatch(known -> known.pointer().equals(error.pointer())))
                .toList()
                .forEach(errors::add);
        ActingParty.of(data).forEach(party -> acting(errors, party, data, house));
        return errors;
    }

    /** The same of a guardian or agent, who besides must be somebody else than the applicant (CN-03). */
    private static void acting(List<FieldError> errors, ActingParty party, PersonalData data, House house) {
        PersonalData own = party.asApplicant();
        birthDate(errors, party.at("birthDate"), own.applicant().birthDate(), house.today());
        List<FieldError> found = new ArrayList<>();
        issuer(found, own);
        if (party.party().address() != null
                && !IssuingStates.isCountry(own.applicant().address().country())) {
            found.add(FieldError.of("/applicant/address/country", "COUNTRY_UNKNOWN"));
        }
        myNumbers(found, own);
        cardNumbers(found, own, house);
        Stream.concat(
                        party.document(house).filter(result -> result.outcome() == CheckOutcome.FAILED),
                        ContactDataCheck.of(own).failures())
                .map(DoorCheck::error)
                .filter(error ->
                        found.stream().noneMatch(known -> known.pointer().equals(error.pointer())))
                .toList()
                .forEach(found::add);
        found.forEach(
                error -> errors.add(new FieldError(party.pointer(error.pointer()), error.code(), error.arguments())));
        if (party.isApplicant(data)) {
            errors.add(FieldError.of(party.at("identityDocument/number"), "PARTY_IS_APPLICANT"));
        }
    }

    /** Pages that must not even be looked at: the back of a My Number card bears the number. */
    public static List<FieldError> pages(String documentType, Set<String> kinds) {
        return documentType.equals(DocumentType.JP_MY_NUMBER_CARD.code()) && kinds.contains(MY_NUMBER_CARD_BACK)
                ? List.of(FieldError.of("/" + MY_NUMBER_CARD_BACK, "MY_NUMBER_CARD_BACK"))
                : List.of();
    }

    /** Where the zone disagrees with what was typed, either may be wrong: the zone is what is sent again. */
    private static FieldError error(CheckResult result) {
        return FieldError.of(
                result.part().startsWith("zone-") ? "/identityDocument/mrz" : String.valueOf(result.pointer()),
                result.code());
    }

    private static void birthDate(List<FieldError> errors, String pointer, LocalDate birthDate, LocalDate today) {
        if (birthDate.isAfter(today)) {
            errors.add(FieldError.of(pointer, "BIRTH_DATE_IN_FUTURE"));
        } else if (birthDate.isBefore(today.minusYears(OLDEST_APPLICANT))) {
            errors.add(FieldError.of(pointer, "BIRTH_DATE_TOO_LONG_AGO"));
        }
    }

    private static void countries(List<FieldError> errors, PersonalData data) {
        String nationality = data.applicant().nationality();
        if (!nationality.isEmpty() && !IssuingStates.isKnown(nationality)) {
            errors.add(FieldError.of("/applicant/nationality", "COUNTRY_UNKNOWN"));
        }
        Address address = data.applicant().address();
        if (!address.absent() && !IssuingStates.isCountry(address.country())) {
            errors.add(FieldError.of("/applicant/address/country", "COUNTRY_UNKNOWN"));
        }
        issuer(errors, data);
    }

    private static void issuer(List<FieldError> errors, PersonalData data) {
        String issuer = data.identityDocument().issuingCountry();
        if (issuer != null && !IssuingStates.isKnown(issuer)) {
            errors.add(FieldError.of("/identityDocument/issuingCountry", "COUNTRY_UNKNOWN"));
        }
    }

    private static void myNumbers(List<FieldError> errors, PersonalData data) {
        freeText(data).forEach((pointer, text) -> {
            if (text != null && MyNumberDetector.findsIn(text)) {
                errors.add(FieldError.of(pointer, "MY_NUMBER_DETECTED"));
            }
        });
    }

    /** A bank card's number is the bank's alone. A document's number that is right for its type may look like one. */
    private static void cardNumbers(List<FieldError> errors, PersonalData data, House house) {
        Map<String, @Nullable String> texts = freeText(data);
        String number = data.identityDocument().number();
        boolean rightForItsType = DocumentType.of(data.identityDocument().type())
                .flatMap(type -> type.checkNumber(number, house.today()))
                .filter(FormatCheck::valid)
                .isPresent();
        if (rightForItsType) {
            texts.remove("/identityDocument/number");
        } else {
            texts.put("/identityDocument/number", number);
        }
        texts.forEach((pointer, text) -> {
            if (text != null && CardPan.findsIn(text)) {
                errors.add(FieldError.of(pointer, "CARD_NUMBER_DETECTED"));
            }
        });
    }

    /** Fields where a My Number may have strayed; a licence number has twelve digits by right and is not among them. */
    private static Map<String, @Nullable String> freeText(PersonalData data) {
        Applicant applicant = data.applicant();
        Address address = applicant.address();
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        texts.put("/applicant/familyName", applicant.familyName());
        texts.put("/applicant/givenName", applicant.givenName());
        texts.put("/applicant/familyNameKana", applicant.familyNameKana());
        texts.put("/applicant/givenNameKana", applicant.givenNameKana());
        texts.put("/applicant/address/region", address.region());
        texts.put("/applicant/address/locality", address.locality());
        texts.put("/applicant/email", applicant.email());
        for (int i = 0; i < address.lines().size(); i++) {
            texts.put("/applicant/address/lines/" + i, address.lines().get(i));
        }
        boolean twelveDigitsByRight = data.identityDocument().type().equals(DocumentType.JP_DRIVER_LICENCE.code());
        if (!twelveDigitsByRight) {
            texts.put("/identityDocument/number", data.identityDocument().number());
        }
        return texts;
    }
}
