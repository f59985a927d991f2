package io.meibo.intake.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, in the body since personal data never stands in a URL: a reference, a document number (with its type
 * where known), a phone, or family name, given name and birth date together.
 */
record SearchRequest(
        @Nullable String reference,
        @Nullable String documentNumber,
        @Nullable String documentType,
        @Nullable String phone,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate) {

    @Override
    public String toString() {
        return "SearchRequest[masked]";
    }
}
