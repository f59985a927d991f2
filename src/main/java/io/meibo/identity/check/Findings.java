package io.meibo.identity.check;

import io.meibo.identity.format.Finding;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CheckOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one check found so far, part by part; parts are never merged, only the outcome of the whole is drawn from them. */
public final class Findings {

    private final String check;
    private final List<CheckResult> results = new ArrayList<>();

    Findings(String check) {
        this.check = check;
    }

    Findings passed(String part, @Nullable String pointer) {
        return add(part, CheckOutcome.PASSED, Finding.OK, pointer);
    }

    Findings unclear(String part, String code, @Nullable String pointer) {
        return add(part, CheckOutcome.UNCLEAR, code, pointer);
    }

    Findings failed(String part, String code, @Nullable String pointer) {
        return add(part, CheckOutcome.FAILED, code, pointer);
    }

    Findings notApplicable(String part, String code) {
        return add(part, CheckOutcome.NOT_APPLICABLE, code, null);
    }

    Findings passedOr(boolean holds, String part, CheckOutcome otherwise, String code, String pointer) {
        return holds ? passed(part, pointer) : add(part, otherwise, code, pointer);
    }

    Findings add(String part, CheckOutcome outcome, String code, @Nullable String pointer) {
        results.add(new CheckResult(check, part, outcome, code, pointer));
        return this;
    }

    /** Takes over the result of a format test; a warning is for a person to decide. */
    Findings add(String part, Finding finding, String pointer) {
        return switch (finding.outcome()) {
            case PASSED -> passed(part, pointer);
            case WARNING -> unclear(part, finding.code(), pointer);
            case FAILED -> failed(part, finding.code(), pointer);
            case NOT_APPLICABLE -> notApplicable(part, finding.code());
        };
    }

    /** Name of the check, as results are filed under. */
    public String check() {
        return check;
    }

    /** All parts in the order in which they were looked at. */
    public List<CheckResult> results() {
        return List.copyOf(results);
    }

    /** Only what failed. */
    public Stream<CheckResult> failures() {
        return results.stream().filter(result -> result.outcome() == CheckOutcome.FAILED);
    }

    /** Failed if any part failed, else unclear if any is, else passed; not applicable where no part was. */
    public CheckOutcome outcome() {
        return Stream.of(CheckOutcome.FAILED, CheckOutcome.UNCLEAR, CheckOutcome.PASSED)
                .filter(outcome -> results.stream().anyMatch(result -> result.outcome() == outcome))
                .findFirst()
                .orElse(CheckOutcome.NOT_APPLICABLE);
    }
}
