package io.meibo.identity.check;

import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Check `duplicate`: is the same person already applying for the same, is the document or a picture known as somebody
 * else's, or is the person perhaps known by another document? Registrations that were refused, withdrawn or expired do
 * not count, except that their pictures must not come back under another name; completed ones count as lines instead.
 */
public final class DuplicateCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "duplicate";

    /** From here on name and birth date agree as written, not only in some spelling. */
    private static final int AS_WRITTEN = 100;

    private static final Set<RegistrationStatus> WITHOUT_WEIGHT = Set.of(
            RegistrationStatus.DRAFT,
            RegistrationStatus.REJECTED,
            RegistrationStatus.WITHDRAWN,
            RegistrationStatus.EXPIRED);

    private static final Kind[] NAME_AND_BIRTH_DATE = {Kind.SAME_PERSON, Kind.RENEWED_DOCUMENT, Kind.SECOND_DOCUMENT};

    /**
     * Another registration and in what it resembles this one; {@code linked} where a person has found both to be of one
     * person.
     */
    public record Resembling(RegistrationCase other, List<Resemblance> resemblances, boolean linked) {

        public Resembling {
            resemblances = List.copyOf(resemblances);
        }

        boolean in(Kind... kinds) {
            return resemblances.stream().anyMatch(found -> Arrays.asList(kinds).contains(found.kind()));
        }

        boolean asWritten() {
            return resemblances.stream()
                    .filter(found -> Arrays.asList(NAME_AND_BIRTH_DATE).contains(found.kind()))
                    .anyMatch(found -> found.strength() >= AS_WRITTEN);
        }

        boolean samePerson() {
            return linked || in(NAME_AND_BIRTH_DATE);
        }

        private boolean hasWeight() {
            return !WITHOUT_WEIGHT.contains(other.status());
        }
    }

    private DuplicateCheck() {}

    /** Makes the check among the registrations that resemble this one, itself left out. */
    public static Findings of(RegistrationCase own, List<Resembling> resembling) {
        Findings findings = new Findings(NAME);
        findings.passedOr(
                none(resembling, it -> it.hasWeight() && it.in(Kind.SAME_DOCUMENT) && !it.samePerson()),
                "document",
                CheckOutcome.FAILED,
                "DOCUMENT_OF_ANOTHER_PERSON",
                "/identityDocument/number");
        findings.passedOr(
                none(
                        resembling,
                        it -> it.other().status() != RegistrationStatus.DRAFT
                                && it.in(Kind.SAME_IMAGE, Kind.NEAR_PORTRAIT)
                                && !it.in(Kind.SAME_DOCUMENT)
                                && !it.samePerson()),
                "image",
                CheckOutcome.FAILED,
                "IMAGE_OF_ANOTHER_PERSON",
                "/portrait");
        findings.passedOr(
                none(
                        resembling,
                        it -> it.hasWeight()
                                && (it.in(Kind.SAME_DOCUMENT) || it.samePerson())
                                && !it.other().ended()
                                && it.other()
                                        .facts()
                                        .product()
                                        .equals(own.facts().product())),
                "open-registration",
                CheckOutcome.UNCLEAR,
                "OPEN_REGISTRATION_OF_SAME_PERSON",
                "/applicant/familyName");
        findings.passedOr(
                none(
                        resembling,
                        it -> it.hasWeight()
                                && !it.linked()
                                && it.in(Kind.RENEWED_DOCUMENT, Kind.SECOND_DOCUMENT)
                                && it.asWritten()),
                "other-document",
                CheckOutcome.UNCLEAR,
                "KNOWN_BY_ANOTHER_DOCUMENT",
                "/identityDocument/number");
        return findings;
    }

    private static boolean none(List<Resembling> resembling, Predicate<Resembling> what) {
        return resembling.stream().noneMatch(what);
    }
}
