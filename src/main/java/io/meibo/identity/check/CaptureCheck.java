package io.meibo.identity.check;

import io.meibo.policy.DataCapture;
import io.meibo.shared.CheckOutcome;

/** Part {@code capture} of check {@code identity-document}: were the document's data read, or may they be typed (CN-07)? */
public final class CaptureCheck {

    private static final String PART = "capture";
    private static final String DOCUMENT = "/identityDocument";

    private CaptureCheck() {}

    /** Adds the part to what the check found; {@code read} tells that a reader delivered the data. */
    public static Findings add(Findings findings, DataCapture.Way way, boolean read) {
        if (read) {
            return findings.add(PART, CheckOutcome.PASSED, "READ_BY_READER", DOCUMENT);
        }
        return switch (way) {
            case TYPED_ALLOWED -> findings.notApplicable(PART, "TYPED_ALLOWED");
            case PERSON -> findings.unclear(PART, "TYPED_FOR_A_PERSON", DOCUMENT);
            // entered before the rule, or brought over from elsewhere
            case READER_REQUIRED -> findings.unclear(PART, "TYPED_WITHOUT_READER", DOCUMENT);
        };
    }
}
