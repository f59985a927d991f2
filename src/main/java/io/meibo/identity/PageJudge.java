package io.meibo.identity;

import io.meibo.identity.page.Measure;
import io.meibo.identity.page.PageMeasures.Measured;
import io.meibo.policy.Policy;
import io.meibo.policy.Ruling;
import io.meibo.privacy.Legibility;
import io.meibo.privacy.Legibility.Outcome;
import io.meibo.privacy.PageInspector.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks table page-legibility about each measure of a page. */
@Component
class PageJudge {

    static final String TABLE = "page-legibility";

    /** How a page came out, and the ruling that decided: the first of the worst, or of a pass the one on its sharpness. */
    record Judged(Legibility legibility, @Nullable Ruling decisive) {}

    private final Policy policy;

    PageJudge(Policy policy) {
        this.policy = policy;
    }

    /** Judges; what could not be told is kept as such and not asked about. */
    Judged judge(About about, List<Measured> measured) {
        var measures = new ArrayList<Legibility.Measure>();
        Ruling decisive = null;
        Outcome worst = Outcome.PASS;
        for (Measured each : measured) {
            String name = each.measure().code();
            if (each.value().isEmpty()) {
                measures.add(new Legibility.Measure(name, null, null, null));
                continue;
            }
            double value = each.measure().rounded(each.value().getAsDouble());
            Ruling ruling = policy.wouldDecide(TABLE, inputs(about, name, value));
            Outcome outcome = Outcome.of(ruling.text("legibility"));
            measures.add(new Legibility.Measure(name, value, outcome, ruling.text("code")));
            boolean sharpness = each.measure() == Measure.BLUR && worst == Outcome.PASS;
            if (outcome.compareTo(worst) > 0 || sharpness) {
                decisive = ruling;
                worst = outcome;
            }
        }
        return new Judged(new Legibility(measures), decisive);
    }

    private static Map<String, Object> inputs(About about, String measure, double value) {
        return Map.of(
                "measure",
                measure,
                "pageKind",
                about.kind(),
                "documentType",
                about.documentType(),
                "value",
                value,
                "appliedOn",
                Objects.requireNonNull(about.appliedOn()));
    }
}
