package io.meibo.identity;

import io.meibo.identity.check.DuplicateCheck.Resembling;
import io.meibo.identity.document.DocumentType;
import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds other registrations of the same document, or of the same name and birth date. */
@Component
class Lookalikes {

    private final Fingerprints fingerprints;
    private final Register register;

    Lookalikes(Fingerprints fingerprints, Register register) {
        this.fingerprints = fingerprints;
        this.register = register;
    }

    /** Every registration but this one that bears a print of the data, oldest first. */
    List<Resembling> of(RegistrationId own, PersonalData data) {
        Set<RegistrationId> sameDocument = sameDocument(data.identityDocument());
        Set<RegistrationId> samePerson = samePerson(data.applicant());
        Set<RegistrationId> all = new LinkedHashSet<>(sameDocument);
        all.addAll(samePerson);
        all.remove(own);
        return all.stream()
                .flatMap(reference -> register.find(reference).stream())
                .map(other -> new Resembling(
                        other, sameDocument.contains(other.reference()), samePerson.contains(other.reference())))
                .toList();
    }

    private Set<RegistrationId> sameDocument(IdentityDocument document) {
        boolean unnumbered = DocumentType.of(document.type())
                .filter(type -> !type.numbered())
                .isPresent();
        return unnumbered
                ? Set.of()
                : Set.copyOf(fingerprints.matching(fingerprints.ofDocument(document.type(), document.number())));
    }

    private Set<RegistrationId> samePerson(Applicant applicant) {
        return Set.copyOf(fingerprints.matching(
                fingerprints.ofPerson(applicant.familyName(), applicant.givenName(), applicant.birthDate())));
    }
}
