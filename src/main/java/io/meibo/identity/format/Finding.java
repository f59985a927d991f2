package io.meibo.identity.format;

/** What one kind of test found: an outcome and, unless it simply passed, a stable code such as `ICCID_CHECK_DIGIT`. */
public record Finding(Outcome outcome, String code) {

    /** Code of everything that needs no remark. */
    public static final String OK = "OK";

    /** How a single test can end; a warning leaves the value valid. */
    public enum Outcome {
        PASSED,
        WARNING,
        FAILED,
        NOT_APPLICABLE
    }

    /** The test was made and found nothing. */
    public static Finding passed() {
        return new Finding(Outcome.PASSED, OK);
    }

    /** The format has no such test, or an earlier one failed so that it could not be made. */
    public static Finding notApplicable() {
        return new Finding(Outcome.NOT_APPLICABLE, OK);
    }

    /** Something a person should know of, although the value stays valid. */
    public static Finding warning(String code) {
        return new Finding(Outcome.WARNING, code);
    }

    /** The value is not valid. */
    public static Finding failed(String code) {
        return new Finding(Outcome.FAILED, code);
    }

    /** Passed where the test holds, else failed with this code. */
    public static Finding passedIf(boolean holds, String code) {
        return holds ? passed() : failed(code);
    }

    boolean isFailure() {
        return outcome == Outcome.FAILED;
    }

    boolean isWarning() {
        return outcome == Outcome.WARNING;
    }
}
