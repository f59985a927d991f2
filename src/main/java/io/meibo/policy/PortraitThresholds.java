package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.util.Map;
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

    static final String TABLE = "portrait-thresholds";

    private final Policy policy;
    private final Rulings rulings;

    PortraitThresholds(Policy policy, Rulings rulings) {
        this.policy = policy;
        this.rulings = rulings;
    }

    /** For this registration, by its document; the ruling is stamped on it. */
    public Thresholds of(RegistrationCase registration) {
        RegistrationCase.Facts facts = registration.facts();
        Ruling ruling = policy.decide(
                TABLE,
                Map.of(
                        "country", facts.country(),
                        "documentType", facts.documentType(),
                        "appliedOn", facts.appliedOn()));
        rulings.stamp(registration.reference(), registration.round(), "", ruling);
        String similarFrom = ruling.text("similarFrom");
        return new Thresholds(
                similarFrom.equals("never") ? null : Double.valueOf(similarFrom),
                Double.parseDouble(ruling.text("falseAcceptAtMost")));
    }
}
