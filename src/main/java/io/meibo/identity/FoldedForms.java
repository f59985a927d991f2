package io.meibo.identity;

import io.meibo.identity.document.DocumentForms;
import io.meibo.identity.document.Mrz;
import io.meibo.identity.document.NameForms;
import io.meibo.identity.format.Typed;
import io.meibo.privacy.PersonalData.Applicant;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.PrintForms;
import io.meibo.shared.Msisdn;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The forms under which documents, names and phones are found again, by what the checks know of them. */
@Component
class FoldedForms implements PrintForms {

    private static final int EDITION = 2;

    @Override
    public int edition() {
        return EDITION;
    }

    @Override
    public Set<String> documents(IdentityDocument document) {
        return DocumentForms.documents(document.type(), document.number(), document.issuingCountry(), document.mrz());
    }

    @Override
    public Set<String> numbers(IdentityDocument document) {
        return DocumentForms.numbers(document.type(), document.number(), document.mrz());
    }

    @Override
    public Set<String> numbers(String number) {
        return DocumentForms.numbers(number);
    }

    @Override
    public Set<String> names(String familyName, String givenName) {
        return NameForms.written(familyName, givenName);
    }

    @Override
    public Set<String> spellings(Applicant applicant, IdentityDocument document) {
        Set<String> forms = new LinkedHashSet<>(NameForms.spellings(
                applicant.familyName(),
                applicant.givenName(),
                Objects.requireNonNullElse(applicant.familyNameKana(), ""),
                Objects.requireNonNullElse(applicant.givenNameKana(), "")));
        Mrz.of(document.mrz()).map(Mrz::name).map(NameForms::printed).ifPresent(forms::addAll);
        return forms;
    }

    @Override
    public Set<String> spellings(String familyName, String givenName) {
        return NameForms.spellings(familyName, givenName, "", "");
    }

    @Override
    public Set<String> phones(String phone) {
        Set<String> forms = new LinkedHashSet<>(Set.of(Typed.halfWidth(phone)));
        Msisdn.of(phone).map(Msisdn::e164).ifPresent(forms::add);
        return forms;
    }
}
