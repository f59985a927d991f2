package io.meibo.portrait;

import io.meibo.portrait.Comparisons.Heard;
import io.meibo.portrait.PortraitService.Liveness;
import io.meibo.portrait.Portraits.Machine;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files the comparison as check {@code portrait}, part by part. A machine's part is passed or unclear, never failed: its
 * opinion refuses nobody.
 */
@Component
class PortraitFindings {

    static final String CHECK = "portrait";

    private static final String PORTRAIT = "/portrait";

    private final CheckResults results;
    private final Comparisons comparisons;

    PortraitFindings(CheckResults results, Comparisons comparisons) {
        this.results = results;
        this.comparisons = comparisons;
    }

    void file(RegistrationCase own, Machine machine, @Nullable PortraitResult person) {
        List<CheckResult> parts = new ArrayList<>();
        comparisons
                .heard(own.reference(), own.round())
                .ifPresentOrElse(heard -> said(heard, parts), () -> parts.add(silent(machine)));
        if (person != null) {
            parts.add(decided(person));
        }
        results.record(own.reference(), own.round(), CHECK, parts);
    }

    private static void said(Heard heard, List<CheckResult> parts) {
        parts.add(opinion("machine-similarity", heard.similarEnough(), "PORTRAIT_SIMILAR", "PORTRAIT_NOT_SIMILAR"));
        parts.add(opinion(
                "machine-liveness",
                heard.opinion().liveness() == Liveness.LIVE,
                "PORTRAIT_LIVE",
                "PORTRAIT_LIVENESS_DOUBTED"));
        parts.add(opinion(
                "machine-false-accept-rate",
                heard.rateLowEnough(),
                "PORTRAIT_RATE_LOW_ENOUGH",
                "PORTRAIT_RATE_TOO_HIGH"));
    }

    private static CheckResult opinion(String part, boolean noDoubt, String good, String doubt) {
        return noDoubt
                ? new CheckResult(CHECK, part, CheckOutcome.PASSED, good, PORTRAIT)
                : new CheckResult(CHECK, part, CheckOutcome.UNCLEAR, doubt, PORTRAIT);
    }

    private static CheckResult silent(Machine machine) {
        String code =
                switch (machine) {
                    case NOT_SET_UP, MAY_BE_ASKED -> "PORTRAIT_MACHINE_NOT_SET_UP";
                    case DECLINED -> "PORTRAIT_MACHINE_DECLINED";
                    case NO_PICTURES -> "PORTRAIT_MACHINE_NO_PICTURES";
                };
        return new CheckResult(CHECK, "machine", CheckOutcome.NOT_APPLICABLE, code, null);
    }

    private static CheckResult decided(PortraitResult person) {
        return switch (person) {
            case MATCH -> new CheckResult(CHECK, "person", CheckOutcome.PASSED, "PORTRAIT_MATCHES", PORTRAIT);
            case NO_MATCH -> new CheckResult(CHECK, "person", CheckOutcome.FAILED, "PORTRAIT_DIFFERS", PORTRAIT);
            case CANNOT_TELL -> new CheckResult(CHECK, "person", CheckOutcome.UNCLEAR, "PORTRAIT_UNDECIDED", PORTRAIT);
        };
    }
}
