package io.meibo.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person who does not exist. Names stand as the document prints them; {@code kana} only where the person is Japanese.
 * {@code sex} is M or F, {@code nationality} ISO 3166-1 alpha-3, {@code phone} E.164, {@code language} BCP 47.
 */
public record Invented(
        String familyName,
        String givenName,
        Optional<Kana> kana,
        LocalDate birthDate,
        String sex,
        String nationality,
        Home home,
        String phone,
        String email,
        String language,
        Paper paper) {

    /** How a Japanese name is read. */
    public record Kana(String family, String given) {

        @Override
        public String toString() {
            return "Kana[]";
        }
    }

    /** As printed: the family name first. */
    String printedName() {
        return nationality.equals("CHN") && paper.kind() == Paper.Kind.CN_RESIDENT_ID
                ? familyName + givenName
                : familyName + " " + givenName;
    }

    /** As the person signs. */
    public String signedName() {
        return familyName + " " + givenName;
    }

    /** The same person under another name; the document's zone, if any, keeps the old one. */
    public Invented named(String family, String first) {
        return new Invented(family, first, kana, birthDate, sex, nationality, home, phone, email, language, paper);
    }

    @Override
    public String toString() {
        return "Invented[" + paper.kind() + "]";
    }
}
