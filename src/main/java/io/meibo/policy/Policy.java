package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The facade over the dated tables in {@code processes/decisions}. {@code appliedOn} is the day of the application; an
 * unknown product, channel or document is never refused here, it is left to a person. {@link CasePolicy} asks the same
 * for a registration and stamps the answer on it.
 */
@Component
public class Policy {

    private final Decisions decisions;
    private final Products products;

    public Policy(Decisions decisions, Products products) {
        this.decisions = decisions;
        this.products = products;
    }

    /**
     * What the latest version of a table says of these inputs, which must hold every variable the table reads (text,
     * numbers, truth values, {@link LocalDate}). Throws {@link IllegalStateException} where not exactly one row decides.
     */
    public Ruling decide(String table, Map<String, ? extends @Nullable Object> inputs) {
        return ruling(decisions.evaluate(table, inputs));
    }

    /** As {@link #decide}, for a case that is none yet: nothing is kept, not even by the engine. */
    public Ruling wouldDecide(String table, Map<String, ? extends @Nullable Object> inputs) {
        return ruling(decisions.latest(table).evaluate(inputs));
    }

    /** What an evaluation comes to, with the annotations of the rules that spoke. */
    public Ruling ruling(Evaluation evaluation) {
        if (evaluation.rows().size() != 1) {
            throw new IllegalStateException("table " + evaluation.table() + " gives "
                    + evaluation.rows().size() + " rows instead of one");
        }
        return new Ruling(
                evaluation.table(),
                evaluation.version(),
                evaluation.deployment(),
                rules(evaluation.table(), evaluation.version(), evaluation.rules()),
                evaluation.inputs(),
                evaluation.rows().get(0));
    }

    /** Those rules of that version of a table. */
    List<Rule> rules(String table, int version, List<String> ids) {
        return decisions.version(table, version).rows().stream()
                .filter(row -> ids.contains(row.id()))
                .map(Rule::of)
                .toList();
    }

    /** Which pages of this kind of document a product wants over this channel (table needed-documents). */
    public NeededDocuments neededDocuments(String product, String channel, String documentType, LocalDate appliedOn) {
        return NeededDocuments.of(
                decide(NeededDocuments.TABLE, NeededDocuments.inputs(product, channel, documentType, appliedOn)));
    }

    /**
     * Whether this way of binding the person to the document is enough there and then (table verification-methods):
     * passed, failed where the rule forbids it, unclear where a person looks.
     */
    public CheckOutcome verification(
            String product,
            String channel,
            String verification,
            String documentType,
            String deliveryForm,
            LocalDate appliedOn) {
        return VerificationMethods.outcome(decide(
                VerificationMethods.TABLE,
                VerificationMethods.inputs(
                        countryOf(product), channel, verification, documentType, deliveryForm, appliedOn)));
    }

    /** How many lines a person may hold of the product's operator (table line-limit). */
    public LineLimit lineLimit(String product, LocalDate appliedOn) {
        return LineLimit.of(decide(LineLimit.TABLE, LineLimit.inputs(product, appliedOn)));
    }

    /**
     * The deposit asked before a line is opened, zero where none is (table deposit-amount). Throws {@link
     * UndecidedByPolicy} where the table leaves it to a person, which no product of the catalogue meets today.
     */
    public Money deposit(String product, String documentType, CheckOutcome creditOutcome, LocalDate appliedOn) {
        return DepositAmount.of(
                decide(DepositAmount.TABLE, DepositAmount.inputs(product, documentType, creditOutcome, appliedOn)));
    }

    /** Which consents a product asks of somebody of that age in full years (table consent-needed). */
    public ConsentNeeded consentNeeded(String product, int age, LocalDate appliedOn) {
        return ConsentNeeded.of(decide(ConsentNeeded.TABLE, ConsentNeeded.inputs(product, age, appliedOn)));
    }

    /**
     * How long the records of a registration are kept (table retention-period). Nothing is left in the engine: it is
     * asked whenever somebody looks.
     */
    public Retention retention(String product, boolean contractConcluded, LocalDate appliedOn) {
        return Retention.of(wouldDecide(Retention.TABLE, Retention.inputs(product, contractConcluded, appliedOn)));
    }

    /** As {@link #neededDocuments}, for the catalogue: no case is decided, so nothing is kept. */
    public NeededDocuments documentsOffered(String product, String channel, String documentType, LocalDate day) {
        return NeededDocuments.of(
                wouldDecide(NeededDocuments.TABLE, NeededDocuments.inputs(product, channel, documentType, day)));
    }

    /** As {@link #deposit}, for the catalogue: no case is decided, so nothing is kept. */
    public Money depositOffered(String product, String documentType, CheckOutcome creditOutcome, LocalDate day) {
        return DepositAmount.of(
                wouldDecide(DepositAmount.TABLE, DepositAmount.inputs(product, documentType, creditOutcome, day)));
    }

    /** Which deployed versions the catalogue follows; other ones once a table it asks was deployed anew. */
    public List<String> versionsForCatalogue() {
        return List.of(NeededDocuments.TABLE, DepositAmount.TABLE).stream()
                .map(decisions::latest)
                .map(table -> table.deployment() + "/" + table.table() + "/" + table.version())
                .toList();
    }

    private String countryOf(String product) {
        return products.find(product).map(Product::country).orElse("unknown");
    }
}
