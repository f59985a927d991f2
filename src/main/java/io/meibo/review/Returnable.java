package io.meibo.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a registration can be sent back: JSON pointers of the application's own fields, and pages as a slash and their
 * kind. Product, plan, channel and consent are not among them; another product is another application.
 */
final class Returnable {

    private static final String ATTACHMENTS = "/attachments/";

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
            "/identityDocument/mrz",
            "/user",
            "/user/under18",
            "/user/filtering");

    /** Of a guardian or agent, who may be sent back as a whole too, as one who is missing altogether. */
    private static final List<String> PARTIES = Stream.of("/guardian", "/agent")
            .flatMap(party -> Stream.of(
                            "",
                            "/familyName",
                            "/givenName",
                            "/familyNameKana",
                            "/givenNameKana",
                            "/birthDate",
                            "/relationship",
                            "/phone",
                            "/identityDocument",
                            "/identityDocument/type",
                            "/identityDocument/number",
                            "/identityDocument/issuingCountry",
                            "/identityDocument/expiryDate",
                            "/identityDocument/mrz")
                    .map(party::concat))
            .toList();

    private static final Set<String> PAGES = Set.of(
            "/document-front",
            "/document-back",
            "/portrait",
            "/residence-permit",
            "/household-register",
            "/agent-document",
            "/guardian-document",
            "/kinship-proof",
            "/age-proof",
            "/other");

    private Returnable() {}

    /** Every pointer there is. */
    static Stream<String> all() {
        return Stream.of(FIELDS, PARTIES, PAGES).flatMap(Collection::stream);
    }

    /** The pointer as it is kept, or empty where nothing such can be sent back. A page may be named as its attachment. */
    static Optional<String> of(String pointer) {
        String page = pointer.startsWith(ATTACHMENTS) ? pointer.substring(ATTACHMENTS.length() - 1) : pointer;
        return PAGES.contains(page) ? Optional.of(page) : Optional.of(pointer).filter(Returnable::isField);
    }

    private static boolean isField(String pointer) {
        return FIELDS.contains(pointer) || PARTIES.contains(pointer);
    }
}
