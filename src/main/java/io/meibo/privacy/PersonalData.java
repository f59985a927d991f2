package io.meibo.privacy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registration tells of a person, in the shape of the API: the applicant, the document shown, and where they act
 * the guardian (CN-14, CN-20, JP-22), the agent (CN-03) and what is told of the line's user (JP-22). Lives sealed in
 * {@link PersonalDataVault}; no part of it prints itself.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonalData(
        Applicant applicant,
        IdentityDocument identityDocument,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Party guardian,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Party agent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LineUser user) {

    /** Of an applicant who acts alone and for whose use nothing particular is told. */
    public PersonalData(Applicant applicant, IdentityDocument identityDocument) {
        this(applicant, identityDocument, null, null, null);
    }

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

    /**
     * Somebody who acts for the applicant or with him: names and birth date as in the party's own document, how the party
     * stands to the applicant ({@code parent}, {@code spouse} …), phone E.164.
     */
    public record Party(
            String familyName,
            String givenName,
            @Nullable String familyNameKana,
            @Nullable String givenNameKana,
            LocalDate birthDate,
            String relationship,
            String phone,
            @Nullable Address address,
            IdentityDocument identityDocument) {

        @Override
        public String toString() {
            return "Party[masked]";
        }
    }

    /**
     * What is asked about the person who will use the line (JP-22): under 18 or not, and whether the filter is on or
     * declined by the guardian in writing; null where that was not told.
     */
    public record LineUser(boolean under18, @Nullable String filtering) {

        public static final String FILTERING_ON = "on";
        public static final String FILTERING_DECLINED = "declined-in-writing";

        @Override
        public String toString() {
            return "LineUser[masked]";
        }
    }

    @Override
    public String toString() {
        return "PersonalData[masked]";
    }
}
