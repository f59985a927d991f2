package io.meibo.identity.check;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.Party;
import io.meibo.register.CheckResults.CheckResult;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A guardian or agent, looked at by the same rules as an applicant: {@code role} is the name of the field the party
 * stands in, and pointers of an applicant become pointers into it.
 */
record ActingParty(String role, Party party) {

    static final String GUARDIAN = "guardian";
    static final String AGENT = "agent";

    private static final String APPLICANT = "/applicant/";

    /** Everybody besides the applicant, the guardian first. */
    static List<ActingParty> of(PersonalData data) {
        return Stream.of(
                        Optional.ofNullable(data.guardian()).map(party -> new ActingParty(GUARDIAN, party)),
                        Optional.ofNullable(data.agent()).map(party -> new ActingParty(AGENT, party)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The party as if he applied himself; what is not asked of a party (sex, nationality) is empty. */
    PersonalData asApplicant() {
        return new PersonalData(
                new Applicant(
                        party.familyName(),
                        party.givenName(),
                        party.familyNameKana(),
                        party.givenNameKana(),
                        party.birthDate(),
                        null,
                        "",
                        Objects.requireNonNullElseGet(party.address(), Address::none),
                        party.phone(),
                        null),
                party.identityDocument());
    }

    /** Where in the party a field of an applicant stands. */
    String pointer(String ofApplicant) {
        return "/" + role
                + (ofApplicant.startsWith(APPLICANT) ? ofApplicant.substring(APPLICANT.length() - 1) : ofApplicant);
    }

    /** The field of this name in the party. */
    String at(String field) {
        return "/" + role + "/" + field;
    }

    /** The findings about the party's document, without those that need what is not asked of a party. */
    Stream<CheckResult> document(IdentityDocumentCheck.House house) {
        return IdentityDocumentCheck.ofData(asApplicant(), house).results().stream()
                .filter(result -> !result.part().equals("zone-nationality"));
    }

    /** The same person or the same document as this applicant. */
    boolean isApplicant(PersonalData data) {
        return sameDocument(data) || samePerson(data.applicant());
    }

    private boolean sameDocument(PersonalData data) {
        String own = fold(party.identityDocument().number());
        return !own.isEmpty()
                && party.identityDocument()
                        .type()
                        .equals(data.identityDocument().type())
                && own.equals(fold(data.identityDocument().number()));
    }

    private boolean samePerson(Applicant applicant) {
        return party.birthDate().equals(applicant.birthDate())
                && fold(party.familyName()).equals(fold(applicant.familyName()))
                && fold(party.givenName()).equals(fold(applicant.givenName()));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-・·.']", "");
    }

    @Override
    public String toString() {
        return "ActingParty[" + role + ", masked]";
    }
}
