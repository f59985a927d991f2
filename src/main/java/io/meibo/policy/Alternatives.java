package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is allowed in place of a way that a rule forbids, computed from the tables themselves. */
@Component
public class Alternatives {

    /** Every way of binding a person to a document that an application can name (api.md). */
    private static final List<String> METHODS = List.of(
            "document-shown",
            "portrait-compared",
            "chip-read",
            "electronic-signature",
            "registered-post",
            "image-uploaded");

    private final Decisions decisions;
    private final Products products;

    Alternatives(Decisions decisions, Products products) {
        this.decisions = decisions;
        this.products = products;
    }

    /**
     * The methods that the same version of the table lets pass where everything else stays: country, channel, document,
     * form and date.
     */
    public List<String> methods(Ruling refused) {
        return methods(decisions.version(refused.table(), refused.version()), refused.inputs());
    }

    /**
     * The kinds of documents with which some method passes for the product, over the same channel and on the same date,
     * and which the product accepts without more ado.
     */
    public List<String> documents(String product, Ruling refused) {
        DecisionTable needed = decisions.latest(NeededDocuments.TABLE);
        DecisionTable methods = decisions.version(refused.table(), refused.version());
        return products.find(product).map(Product::documentTypes).orElse(List.of()).stream()
                .filter(document -> !document.equals(refused.inputs().get("documentType")))
                .filter(document -> accepts(needed, product, document, refused.inputs()))
                .filter(document -> !methods(methods, with(refused.inputs(), "documentType", document))
                        .isEmpty())
                .toList();
    }

    private static boolean accepts(
            DecisionTable needed, String product, String document, Map<String, @Nullable Object> inputs) {
        Object channel = inputs.get("channel");
        return inputs.get("appliedOn") instanceof LocalDate day
                && first(needed.evaluate(NeededDocuments.inputs(product, String.valueOf(channel), document, day)))
                        .getOrDefault("accepted", "")
                        .equals("yes");
    }

    private static List<String> methods(DecisionTable table, Map<String, @Nullable Object> inputs) {
        return METHODS.stream()
                .filter(method -> CheckOutcome.PASSED
                        .code()
                        .equals(first(table.evaluate(with(inputs, "verification", method)))
                                .get("verificationResult")))
                .toList();
    }

    private static Map<String, @Nullable Object> first(Evaluation evaluation) {
        return evaluation.rows().isEmpty() ? Map.of() : evaluation.rows().get(0);
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> inputs, String name, String value) {
        var changed = new LinkedHashMap<>(inputs);
        changed.put(name, value);
        return changed;
    }
}
