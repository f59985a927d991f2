package io.meibo.privacy;

import io.meibo.shared.RegistrationId;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds registrations by what they tell of a person without storing it in clear: keyed fingerprints of the document
 * number, the phone, and name with birth date. Spelling is folded (width, case, blanks) before the print is made.
 */
@Component
public class Fingerprints {

    /** What a fingerprint is of: of the applicant, or of somebody who acts for or with him (guardian, agent). */
    public enum Kind {
        DOCUMENT,
        PHONE,
        PERSON,
        PARTY_DOCUMENT,
        PARTY_PHONE,
        PARTY_PERSON
    }

    /** A keyed fingerprint; tells nothing without the house key. */
    public record Print(Kind kind, String value) {}

    private final HouseKey houseKey;
    private final JdbcClient jdbc;

    Fingerprints(HouseKey houseKey, JdbcClient jdbc) {
        this.houseKey = houseKey;
        this.jdbc = jdbc;
    }

    /** Of a document: its number alone may belong to several kinds of document, so the type counts too. */
    public Print ofDocument(String type, String number) {
        return print(Kind.DOCUMENT, documentText(type, number));
    }

    /** Of the document of a guardian or agent: the same one beside many applicants is a sign of misuse (CN-10). */
    public Print ofPartyDocument(String type, String number) {
        return print(Kind.PARTY_DOCUMENT, documentText(type, number));
    }

    public Print ofPhone(String phone) {
        return print(Kind.PHONE, phoneText(phone));
    }

    /** Of a guardian's or agent's phone. */
    public Print ofPartyPhone(String phone) {
        return print(Kind.PARTY_PHONE, phoneText(phone));
    }

    public Print ofPerson(String familyName, String givenName, LocalDate birthDate) {
        return print(Kind.PERSON, personText(familyName, givenName, birthDate));
    }

    /** Of a guardian or agent. */
    public Print ofPartyPerson(String familyName, String givenName, LocalDate birthDate) {
        return print(Kind.PARTY_PERSON, personText(familyName, givenName, birthDate));
    }

    /** All prints of what this registration tells now; takes the place of what was indexed before. */
    public void index(RegistrationId reference, PersonalData data) {
        jdbc.sql("DELETE FROM fingerprint WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
        for (Print print : of(data)) {
            jdbc.sql("INSERT INTO fingerprint (reference, kind, print) VALUES (:reference, :kind, :print)")
                    .param("reference", reference.value())
                    .param("kind", print.kind().name())
                    .param("print", print.value())
                    .update();
        }
    }

    /** All prints of this; a document whose number is not taken down (a My Number card) leaves none. */
    public List<Print> of(PersonalData data) {
        var applicant = data.applicant();
        var document = data.identityDocument();
        var prints = new ArrayList<Print>();
        if (!document.number().isBlank()) {
            prints.add(ofDocument(document.type(), document.number()));
        }
        prints.add(ofPhone(applicant.phone()));
        prints.add(ofPerson(applicant.familyName(), applicant.givenName(), applicant.birthDate()));
        Stream.of(data.guardian(), data.agent())
                .filter(Objects::nonNull)
                .flatMap(this::ofParty)
                .distinct()
                .forEach(prints::add);
        return prints;
    }

    private Stream<Print> ofParty(PersonalData.Party party) {
        var document = party.identityDocument();
        Stream<Print> others = Stream.of(
                ofPartyPhone(party.phone()), ofPartyPerson(party.familyName(), party.givenName(), party.birthDate()));
        return document.number().isBlank()
                ? others
                : Stream.concat(Stream.of(ofPartyDocument(document.type(), document.number())), others);
    }

    /** References of registrations that bear this print, oldest first. */
    public List<RegistrationId> matching(Print print) {
        return jdbc.sql("SELECT f.reference FROM fingerprint f JOIN registration r ON r.reference = f.reference"
                        + " WHERE f.kind = :kind AND f.print = :print ORDER BY r.created_at, r.reference")
                .param("kind", print.kind().name())
                .param("print", print.value())
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list();
    }

    private Print print(Kind kind, String text) {
        return new Print(kind, houseKey.fingerprint(kind + "|" + text));
    }

    private static String documentText(String type, String number) {
        return type + "|" + fold(number);
    }

    private static String phoneText(String phone) {
        return phone.replaceAll("[^0-9+]", "");
    }

    private static String personText(String familyName, String givenName, LocalDate birthDate) {
        return fold(familyName) + "|" + fold(givenName) + "|" + birthDate;
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-・·.']", "");
    }
}
