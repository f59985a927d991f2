package io.meibo.privacy;

import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import java.util.Set;

/**
 * The spellings in which what a person tells is found again. Prints are made of them here; what makes two spellings the
 * same document or name is known to whoever checks them, who gives the one bean of this. All forms are personal data and
 * must not be kept.
 */
public interface PrintForms {

    /** Counts up whenever the forms change: prints of an older edition are made anew at the next start. */
    int edition();

    /**
     * Forms of a document: the same however its number was typed, different for different documents. None where the
     * document has no number that is taken down.
     */
    Set<String> documents(IdentityDocument document);

    /** Forms of the number alone, whatever document bears it; for looking up a number somebody read out. */
    Set<String> numbers(IdentityDocument document);

    /** Forms of a number whose document is not known. */
    Set<String> numbers(String number);

    /** Forms of a name as it was written, whichever part of it stands first. */
    Set<String> names(String familyName, String givenName);

    /** Forms of a name in Latin letters and other spellings of it: typed, by its kana and as the document prints it. */
    Set<String> spellings(Applicant applicant, IdentityDocument document);

    /** The same of a name of which nothing else is known. */
    Set<String> spellings(String familyName, String givenName);

    /** Forms of a phone number: as typed, and in its international form. */
    Set<String> phones(String phone);
}
