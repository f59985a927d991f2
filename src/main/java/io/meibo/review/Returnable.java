package io.meibo.review;

import java.util.Set;

/**
 * What of a registration can be sent back: JSON pointers of the application's own fields, and pages as a slash and their
 * kind. Product, plan, channel and consent are not among them; another product is another application.
 */
final class Returnable {

    private static final Set<String> FIELDS = Set.of(
            "/verification",
            "/applicant",
            "/applicant/familyName",
            "/applicant/givenName",
            "/applicant/familyNameKana",
            "/applicant/givenNameKana",
            "/applicant/birthDate",
            "/applicant/sex",
            "/applicant/nationality",
            "/applicant/address",
            "/applicant/address/country",
            "/applicant/address/postcode",
            "/applicant/address/region",
            "/applicant/address/locality",
            "/applicant/address/lines",
            "/applicant/phone",
            "/applicant/email",
            "/identityDocument",
            "/identityDocument/type",
            "/identityDocument/number",
            "/identityDocument/issuingCountry",
            "/identityDocument/expiryDate",
            "/identityDocument/mrz");

    private static final Set<String> PAGES = Set.of(
            "/document-front",
            "/document-back",
            "/portrait",
            "/residence-permit",
            "/household-register",
            "/agent-document",
            "/other");

    private Returnable() {}

    static boolean exists(String pointer) {
        return FIELDS.contains(pointer) || PAGES.contains(pointer);
    }
}
