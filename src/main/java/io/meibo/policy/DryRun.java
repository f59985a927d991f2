package io.meibo.policy;

import io.meibo.policy.Refusals.RefusedByRule;
import io.meibo.policy.RulingViews.RulingView;
import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the tables about an application to be; nothing is kept. */
@Component
public class DryRun {

    /** What is known of it so far; the age in full years. */
    public record Facts(
            String product,
            @Nullable String channel,
            @Nullable String verification,
            @Nullable String documentType,
            @Nullable String deliveryForm,
            @Nullable Integer age,
            LocalDate appliedOn) {}

    /** What each table says, and, where the method is forbidden, by which rule and what is allowed instead. */
    public record Answers(LocalDate appliedOn, List<RulingView> answers, @Nullable RefusedByRule refused) {}

    private final Policy policy;
    private final Products products;
    private final RulingViews views;
    private final Refusals refusals;

    DryRun(Policy policy, Products products, RulingViews views, Refusals refusals) {
        this.policy = policy;
        this.products = products;
        this.views = views;
        this.refusals = refusals;
    }

    /** Asks every table whose inputs are all known. */
    public Answers ask(Facts facts, Locale locale) {
        var rulings = new ArrayList<Ruling>();
        RefusedByRule refused = null;
        if (facts.channel() != null && facts.documentType() != null) {
            rulings.add(policy.wouldDecide(
                    NeededDocuments.TABLE,
                    NeededDocuments.inputs(facts.product(), facts.channel(), facts.documentType(), facts.appliedOn())));
        }
        if (facts.channel() != null && facts.documentType() != null && facts.verification() != null) {
            Ruling method = policy.wouldDecide(
                    VerificationMethods.TABLE,
                    VerificationMethods.inputs(
                            products.find(facts.product()).map(Product::country).orElse("unknown"),
                            facts.channel(),
                            facts.verification(),
                            facts.documentType(),
                            facts.deliveryForm() == null ? "sim" : facts.deliveryForm(),
                            facts.appliedOn()));
            rulings.add(method);
            if (VerificationMethods.outcome(method) == CheckOutcome.FAILED) {
                refused = refusals.told(method, facts.product(), locale);
            }
        }
        rulings.add(policy.wouldDecide(LineLimit.TABLE, LineLimit.inputs(facts.product(), facts.appliedOn())));
        if (facts.age() != null) {
            rulings.add(policy.wouldDecide(
                    ConsentNeeded.TABLE, ConsentNeeded.inputs(facts.product(), facts.age(), facts.appliedOn())));
        }
        return new Answers(
                facts.appliedOn(),
                rulings.stream().map(ruling -> views.view(ruling, "", locale)).toList(),
                refused);
    }
}
