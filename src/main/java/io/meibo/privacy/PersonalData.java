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
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Absent.class) IdentityDocument identityDocument,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Party guardian,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Party agent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LineUser user) {

    /** The kind of document of somebody who was asked for none. */
    public static final String NONE = "none";

    public PersonalData {
        identityDocument = identityDocument == null ? IdentityDocument.none() : identityDocument;
    }

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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String nationality,
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Absent.class) Address address,
            String phone,
            @Nullable String email) {

        /** What a product does not collect is absent: no nationality is the empty text, no address an absent one. */
        public Applicant {
            nationality = nationality == null ? "" : nationality;
            address = address == null ? Address.none() : address;
        }

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

        /** The address of somebody whose address the product does not collect. */
        public static Address none() {
            return new Address("", null, null, "", List.of());
        }

        /** Whether none was collected. */
        public boolean absent() {
            return country.isEmpty() && locality.isEmpty();
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

        /** No identity document, for products that ask for none (SC-02). */
        public static IdentityDocument none() {
            return new IdentityDocument(NONE, "", null, null, List.of());
        }

        /** Whether none was collected. */
        public boolean absent() {
            return type.equals(NONE);
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

    /** Keeps out of the JSON what was not collected. */
    static final class Absent {

        @Override
        @SuppressWarnings({"EqualsUnsafeCast", "EqualsWhichDoesntCheckParameterClass"})
        public boolean equals(@Nullable Object value) {
            return value == null
                    || value instanceof Address address && address.absent()
                    || value instanceof IdentityDocument document && document.absent();
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "PersonalData[masked]";
    }
}
