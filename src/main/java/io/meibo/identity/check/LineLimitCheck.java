package io.meibo.identity.check;

import io.meibo.identity.check.DuplicateCheck.Resembling;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationStatus;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Check `line-limit`: how many lines of the same operator does the person hold already (CN-06, JP-21)? The limit itself
 * is policy; here is only the count. Lines counted by name and birth date alone may be a namesake's.
 */
public final class LineLimitCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "line-limit";

    private static final String POINTER = "/product";

    private LineLimitCheck() {}

    /**
     * Makes the check.
     *
     * @param oneMoreThan what the policy says of one more line for somebody who holds that many
     */
    public static Findings of(
            RegistrationCase own, List<Resembling> resembling, IntFunction<CheckOutcome> oneMoreThan) {
        List<Resembling> sameOperator = resembling.stream()
                .filter(it -> it.other().facts().operator().equals(own.facts().operator()))
                .toList();
        int sure = count(sameOperator, true);
        int withNamesakes = count(sameOperator, false);
        Findings findings = new Findings(NAME);
        CheckOutcome held = oneMoreThan.apply(sure);
        switch (held) {
            case PASSED -> findings.passed("lines-held", POINTER);
            case NOT_APPLICABLE -> findings.notApplicable("lines-held", "NO_LINE_LIMIT");
            case UNCLEAR, FAILED -> findings.add("lines-held", held, "LINE_LIMIT_REACHED", POINTER);
        }
        if (held == CheckOutcome.PASSED && oneMoreThan.apply(withNamesakes) != CheckOutcome.PASSED) {
            findings.unclear("namesakes", "LINE_LIMIT_REACHED_WITH_NAMESAKES", POINTER);
        }
        int open = (int) sameOperator.stream()
                .filter(it -> it.sameDocument() && isOpen(it.other()))
                .count();
        if (held == CheckOutcome.PASSED && open > 0 && oneMoreThan.apply(sure + open) != CheckOutcome.PASSED) {
            findings.unclear("lines-applied-for", "LINE_LIMIT_REACHED_WITH_OPEN", POINTER);
        }
        return findings;
    }

    private static int count(List<Resembling> cases, boolean byDocument) {
        return (int) cases.stream()
                .filter(it -> it.other().status() == RegistrationStatus.COMPLETED)
                .filter(it -> it.sameDocument() || !byDocument)
                .count();
    }

    private static boolean isOpen(RegistrationCase other) {
        return !other.ended() && other.status() != RegistrationStatus.DRAFT;
    }
}
