package io.meibo.privacy;

import io.meibo.shared.Eid;
import io.meibo.shared.RegistrationId;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds registrations by what they tell of a person without storing it in clear: keyed fingerprints of the document
 * number, the phone, and name with birth date. Spelling is folded (width, case, blanks) before the print is made; beside
 * the plain prints there are those of the {@link PrintForms}, which find the same document or name in other spellings.
 */
@Component
public class Fingerprints {

    /** What a fingerprint is of: of the applicant, or of somebody who acts for or with him (guardian, agent). */
    public enum Kind {
        DOCUMENT,
        PHONE,
        PERSON,
        /** Of a document in the one form all its spellings have. */
        IDENTITY,
        /** Of a number, whatever document bears it. */
        NUMBER,
        /** Of name and birth date as written, whichever part stands first. */
        NAME,
        /** Of name and birth date in other spellings. */
        SPELLING,
        PARTY_DOCUMENT,
        PARTY_PHONE,
        PARTY_PERSON,
        /** As {@link #IDENTITY}, of a guardian's or agent's document. */
        PARTY_IDENTITY;

        /** Whether it is of the same document, phone or person as the plain print; {@code party-} where of another's. */
        public String says() {
            return switch (this) {
                case DOCUMENT, IDENTITY, NUMBER -> "document";
                case PHONE -> "phone";
                case PERSON, NAME, SPELLING -> "person";
                case PARTY_DOCUMENT, PARTY_IDENTITY -> "party_document";
                case PARTY_PHONE -> "party_phone";
                case PARTY_PERSON -> "party_person";
            };
        }
    }

    /** A keyed fingerprint; tells nothing without the house key. */
    public record Print(Kind kind, String value) {}

    private final HouseKey houseKey;
    private final JdbcClient jdbc;
    private final PrintForms forms;

    Fingerprints(HouseKey houseKey, JdbcClient jdbc, PrintForms forms) {
        this.houseKey = houseKey;
        this.jdbc = jdbc;
        this.forms = forms;
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

    /** Of the eUICC of a phone; kept by who asks for it, not indexed here. */
    public String ofDevice(Eid eid) {
        return houseKey.fingerprint("DEVICE|" + eid.digits());
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

    /** Of a document in the one form all its spellings have; empty where it bears no number. */
    public List<Print> ofIdentity(PersonalData.IdentityDocument document) {
        return prints(Kind.IDENTITY, forms.documents(document));
    }

    /** Of a number of which nobody says what document bears it, in each form it may have. */
    public List<Print> ofNumber(String number) {
        return prints(Kind.NUMBER, forms.numbers(number));
    }

    /** Of name and birth date, in each form the name may have. */
    public List<Print> ofName(String familyName, String givenName, LocalDate birthDate) {
        return Stream.concat(
                        prints(Kind.NAME, dated(forms.names(familyName, givenName), birthDate)).stream(),
                        prints(Kind.SPELLING, dated(forms.spellings(familyName, givenName), birthDate)).stream())
                .toList();
    }

    /** Of a phone, in each form it may have. */
    public List<Print> ofPhoneForms(String phone) {
        return forms.phones(phone).stream().map(this::ofPhone).distinct().toList();
    }

    /** All prints of what this registration tells now; takes the place of what was indexed before. */
    public void index(RegistrationId reference, PersonalData data) {
        jdbc.sql("DELETE FROM fingerprint WHERE reference = :reference")
                .param("reference", reference.value())
                .update();
        for (Print print : of(data)) {
            jdbc.sql("INSERT INTO fingerprint (reference, kind, print, edition)"
                            + " VALUES (:reference, :kind, :print, :edition)")
                    .param("reference", reference.value())
                    .param("kind", print.kind().name())
                    .param("print", print.value())
                    .param("edition", forms.edition())
                    .update();
        }
    }

    /** Registrations whose prints are of an older edition of the forms, so many at most. */
    public List<RegistrationId> outdated(int most) {
        return jdbc.sql("SELECT DISTINCT reference FROM fingerprint WHERE edition < :edition ORDER BY reference"
                        + " FETCH FIRST :most ROWS ONLY")
                .param("edition", forms.edition())
                .param("most", most)
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .list();
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
        prints.addAll(prints(Kind.IDENTITY, forms.documents(document)));
        prints.addAll(prints(Kind.NUMBER, forms.numbers(document)));
        prints.addAll(prints(
                Kind.NAME, dated(forms.names(applicant.familyName(), applicant.givenName()), applicant.birthDate())));
        prints.addAll(prints(Kind.SPELLING, dated(forms.spellings(applicant, document), applicant.birthDate())));
        Stream.of(data.guardian(), data.agent())
                .filter(Objects::nonNull)
                .flatMap(this::ofParty)
                .distinct()
                .forEach(prints::add);
        return prints;
    }

    private Stream<Print> ofParty(PersonalData.Party party) {
        var document = party.identityDocument();
        Stream<Print> others = Stream.concat(
                prints(Kind.PARTY_IDENTITY, forms.documents(document)).stream(),
                Stream.of(
                        ofPartyPhone(party.phone()),
                        ofPartyPerson(party.familyName(), party.givenName(), party.birthDate())));
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

    private List<Print> prints(Kind kind, Set<String> texts) {
        return texts.stream().map(text -> print(kind, text)).toList();
    }

    private static Set<String> dated(Set<String> names, LocalDate birthDate) {
        return names.stream().map(name -> name + "|" + birthDate).collect(Collectors.toCollection(LinkedHashSet::new));
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
