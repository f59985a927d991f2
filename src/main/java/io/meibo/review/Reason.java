package io.meibo.review;

import io.meibo.shared.ReviewOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a registration is sent back or refused: a closed list, so that notices, statistics and the applicant's page speak
 * the same words ({@code reason.<name>} in the message bundles). The name is the code of the API and never changes its
 * meaning. Each tells which outcomes it may stand for and which fields or pages it usually concerns.
 */
public enum Reason {
    DOCUMENT_UNREADABLE(Set.of(ReviewOutcome.RETURN), "/document-front"),
    PAGE_MISSING(Set.of(ReviewOutcome.RETURN), "/document-back"),
    DATA_DIFFERS_FROM_DOCUMENT(Set.of(ReviewOutcome.RETURN)),
    DOCUMENT_EXPIRED(
            Set.of(ReviewOutcome.RETURN, ReviewOutcome.REFUSE),
            "/document-front",
            "/document-back",
            "/identityDocument/number",
            "/identityDocument/expiryDate"),
    DOCUMENT_NOT_ACCEPTED(
            Set.of(ReviewOutcome.RETURN, ReviewOutcome.REFUSE),
            "/document-front",
            "/document-back",
            "/identityDocument/type",
            "/identityDocument/number",
            "/identityDocument/expiryDate"),
    /** A page on which somebody's My Number can be read must never be kept (JP-27). */
    MY_NUMBER_VISIBLE(Set.of(ReviewOutcome.RETURN), "/document-front", "/document-back"),
    ADDRESS_NOT_PROVED(Set.of(ReviewOutcome.RETURN), "/applicant/address", "/other"),
    PORTRAIT_UNCLEAR(Set.of(ReviewOutcome.RETURN), "/portrait"),
    PHONE_NOT_REACHABLE(Set.of(ReviewOutcome.RETURN), "/applicant/phone"),
    /** JP-22: under 18 the guardian must consent; CN-14: operators ask the guardian's document. */
    GUARDIAN_CONSENT_MISSING(
            Set.of(ReviewOutcome.RETURN, ReviewOutcome.REFUSE), "/guardian", "/guardian-document", "/kinship-proof"),
    DOCUMENT_NOT_GENUINE(Set.of(ReviewOutcome.REFUSE)),
    /** CN-01, CN-08: somebody else's document must not lead to a connection. */
    PERSON_NOT_HOLDER(Set.of(ReviewOutcome.REFUSE)),
    /** CN-06, JP-21. */
    LINE_LIMIT_REACHED(Set.of(ReviewOutcome.REFUSE)),
    /** JP-25. */
    UNPAID_BILLS(Set.of(ReviewOutcome.REFUSE)),
    ALREADY_APPLIED(Set.of(ReviewOutcome.REFUSE)),
    /** CN-10. */
    MISUSE_SUSPECTED(Set.of(ReviewOutcome.REFUSE)),
    /** Sent back as often as the table correction-terms allows, and still not in order. */
    CORRECTION_ROUNDS_USED_UP(Set.of(ReviewOutcome.REFUSE));

    private final Set<ReviewOutcome> outcomes;
    private final List<String> usualFields;

    Reason(Set<ReviewOutcome> outcomes, String... usualFields) {
        this.outcomes = outcomes;
        this.usualFields = List.of(usualFields);
    }

    public boolean standsFor(ReviewOutcome outcome) {
        return outcomes.contains(outcome);
    }

    /** JSON pointers that a form may tick at once when this reason is chosen. */
    public List<String> usualFields() {
        return usualFields;
    }

    /** The reason of that code, if there is one. */
    static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
