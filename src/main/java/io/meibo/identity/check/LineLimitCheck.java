package io.meibo.identity.check;

import io.meibo.shared.CheckOutcome;
import java.util.function.IntFunction;

/**
 * Check `line-limit`: how many lines of the same operator does the person hold, get or apply for already (CN-06, JP-21)?
 * The limit itself is policy; here is only what the count means. Lines counted by name and birth date alone may be a
 * namesake's.
 */
public final class LineLimitCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "line-limit";

    private static final String POINTER = "/product";

    private LineLimitCheck() {}

    /**
     * Makes the check.
     *
     * @param held lines that are surely the person's own, this registration's left out
     * @param withNamesakes the same and those of the same name and birth date
     * @param oneMoreThan what the policy says of one more line for somebody who holds that many
     */
    public static Findings of(int held, int withNamesakes, IntFunction<CheckOutcome> oneMoreThan) {
        Findings findings = new Findings(NAME);
        CheckOutcome outcome = oneMoreThan.apply(held);
        switch (outcome) {
            case PASSED -> findings.passed("lines-held", POINTER);
            case NOT_APPLICABLE -> findings.notApplicable("lines-held", "NO_LINE_LIMIT");
            case UNCLEAR, FAILED -> findings.add("lines-held", outcome, "LINE_LIMIT_REACHED", POINTER);
        }
        if (outcome == CheckOutcome.PASSED && oneMoreThan.apply(withNamesakes) != CheckOutcome.PASSED) {
            findings.unclear("namesakes", "LINE_LIMIT_REACHED_WITH_NAMESAKES", POINTER);
        }
        return findings;
    }
}
