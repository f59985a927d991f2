package io.meibo.privacy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registration tells of a person, in the shape of the API. Lives sealed in {@link PersonalDataVault}; no part of
 * it prints itself.
 */
public record PersonalData(Applicant applicant, IdentityDocument identityDocument) {

    /** The applicant: names as in the document, birth date, country codes alpha-3, phone E.164. */
    public record Applicant(
            String familyName,
            String givenName,
            @Nullable String familyNameKana,
            @Nullable String givenNameKana,
            LocalDate birthDate,
            @Nullable String sex,
            String nationality,
            Address address,
            String phone,
            @Nullable String email) {

        @Override
        public String toString() {
            return "Applicant[masked]";
        }
    }

    /** Where the applicant lives. */
    public record Address(
            String country, @Nullable String postcode, @Nullable String region, String locality, List<String> lines) {

        public Address {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    /** The document shown: type as in the catalogue, number as printed, machine-readable lines where it has them. */
    public record IdentityDocument(
            String type,
            String number,
            @Nullable String issuingCountry,
            @Nullable Validity expiryDate,
            List<String> mrz) {

        public IdentityDocument {
            mrz = List.copyOf(mrz);
        }

        @Override
        public String toString() {
            return "IdentityDocument[" + type + ", masked]";
        }
    }

    @Override
    public String toString() {
        return "PersonalData[masked]";
    }
}
