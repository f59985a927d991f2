package io.meibo.identity.check;

import io.meibo.shared.CheckOutcome;

/**
 * Check `credit`: does the applicant owe bills for mobile lines (JP-25 a)? Asked for postpaid products only; instalments
 * (CIC, JP-25 b) are not sold here.
 */
public final class CreditCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "credit";

    /** What is known of unpaid bills. */
    public enum Standing {
        CLEAR,
        UNPAID,
        /** A like name or phone only, or the source could not tell: a person has to look. */
        UNSURE
    }

    private CreditCheck() {}

    /** Of a prepaid product: nothing is owed, nothing is asked. */
    public static Findings prepaid() {
        return new Findings(NAME).notApplicable("unpaid-bills", "CREDIT_NOT_ASKED_PREPAID");
    }

    /** Of a postpaid product. */
    public static Findings of(Standing standing) {
        Findings findings = new Findings(NAME);
        return switch (standing) {
            case CLEAR -> findings.passed("unpaid-bills", null);
            case UNPAID -> findings.add("unpaid-bills", CheckOutcome.FAILED, "UNPAID_BILLS", null);
            case UNSURE -> findings.unclear("unpaid-bills", "UNPAID_BILLS_UNSURE", null);
        };
    }
}
