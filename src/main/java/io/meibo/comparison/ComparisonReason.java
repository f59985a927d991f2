package io.meibo.comparison;

import io.meibo.register.ComparisonOutcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Why two registrations are of one person, of two, or a case of misuse: a closed list ({@code comparison-reason.<name>}
 * in the message bundles). The name is the code of the API and never changes its meaning.
 */
public enum ComparisonReason {
    NAME_CHANGED(ComparisonOutcome.SAME_PERSON),
    SPELLING_DIFFERS(ComparisonOutcome.SAME_PERSON),
    DOCUMENT_RENEWED(ComparisonOutcome.SAME_PERSON),
    SECOND_DOCUMENT(ComparisonOutcome.SAME_PERSON),
    PORTRAIT_AGREES(ComparisonOutcome.SAME_PERSON),
    NUMBER_MISTYPED(ComparisonOutcome.DIFFERENT_PERSONS),
    PAGE_MIXED_UP(ComparisonOutcome.DIFFERENT_PERSONS),
    NAMESAKE(ComparisonOutcome.DIFFERENT_PERSONS),
    LIKENESS_ONLY(ComparisonOutcome.DIFFERENT_PERSONS),
    PORTRAIT_DIFFERS(ComparisonOutcome.DIFFERENT_PERSONS, ComparisonOutcome.MISUSE),
    PICTURES_UNCLEAR(ComparisonOutcome.CANNOT_TELL),
    DATA_NOT_ENOUGH(ComparisonOutcome.CANNOT_TELL),
    /** CN-01, CN-08: somebody else's document must not lead to a connection. */
    DOCUMENT_OF_ANOTHER(ComparisonOutcome.MISUSE),
    PICTURE_OF_ANOTHER(ComparisonOutcome.MISUSE),
    /** CN-10: one face under many names. */
    ONE_FACE_MANY_NAMES(ComparisonOutcome.MISUSE),
    DOCUMENT_ALTERED(ComparisonOutcome.MISUSE);

    private final Set<ComparisonOutcome> outcomes;

    ComparisonReason(ComparisonOutcome... outcomes) {
        this.outcomes = Set.of(outcomes);
    }

    public boolean standsFor(ComparisonOutcome outcome) {
        return outcomes.contains(outcome);
    }

    static Optional<ComparisonReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
