package io.meibo.policy;

import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facade over table portrait-thresholds: when the opinion of a comparison service is taken as no doubt. */
@Component
public class PortraitThresholds {

    /**
     * @param similarFrom the least similarity, 0 to 1, that is no doubt; null where a service is never without doubt
     * @param falseAcceptAtMost the highest false-accept rate the service may have worked with, 0 to 1
     */
    public record Thresholds(@Nullable Double similarFrom, double falseAcceptAtMost) {}

    private final Decisions decisions;

    public PortraitThresholds(Decisions decisions) {
        this.decisions = decisions;
    }

    /** For a document of this type, by the law of this country on the day of the application. */
    public Thresholds of(String country, String documentType, LocalDate appliedOn) {
        Map<String, Object> row = decisions
                .evaluate(
                        "portrait-thresholds",
                        Map.of("country", country, "documentType", documentType, "appliedOn", appliedOn))
                .get(0);
        String similarFrom = text(row, "similarFrom");
        return new Thresholds(
                similarFrom.equals("never") ? null : Double.valueOf(similarFrom),
                Double.parseDouble(text(row, "falseAcceptAtMost")));
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), output).toString();
    }
}
