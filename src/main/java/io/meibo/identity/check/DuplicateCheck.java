package io.meibo.identity.check;

import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Check `duplicate`: is the same person already applying for the same, or is the document known as somebody else's?
 * Registrations that were refused, withdrawn or expired do not count; completed ones count as lines instead.
 */
public final class DuplicateCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "duplicate";

    private static final Set<RegistrationStatus> WITHOUT_WEIGHT = Set.of(
            RegistrationStatus.DRAFT,
            RegistrationStatus.REJECTED,
            RegistrationStatus.WITHDRAWN,
            RegistrationStatus.EXPIRED);

    /** Another registration and how it resembles this one: by document, by name and birth date, or both. */
    public record Resembling(RegistrationCase other, boolean sameDocument, boolean samePerson) {}

    private DuplicateCheck() {}

    /** Makes the check among the registrations that resemble this one, itself left out. */
    public static Findings of(RegistrationCase own, List<Resembling> resembling) {
        Findings findings = new Findings(NAME);
        findings.passedOr(
                weighty(resembling).noneMatch(it -> it.sameDocument() && !it.samePerson()),
                "document",
                CheckOutcome.FAILED,
                "DOCUMENT_OF_ANOTHER_PERSON",
                "/identityDocument/number");
        findings.passedOr(
                weighty(resembling)
                        .map(Resembling::other)
                        .noneMatch(other -> !other.ended()
                                && other.facts().product().equals(own.facts().product())),
                "open-registration",
                CheckOutcome.UNCLEAR,
                "OPEN_REGISTRATION_OF_SAME_PERSON",
                "/applicant/familyName");
        return findings;
    }

    private static Stream<Resembling> weighty(List<Resembling> resembling) {
        return resembling.stream()
                .filter(it -> !WITHOUT_WEIGHT.contains(it.other().status()));
    }
}
