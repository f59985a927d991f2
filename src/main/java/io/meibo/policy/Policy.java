package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The facade over the dated tables in {@code processes/decisions}. {@code appliedOn} is the day of the application; an
 * unknown product, channel or document is never refused here, it is left to a person.
 */
@Component
public class Policy {

    private final Decisions decisions;
    private final Products products;

    public Policy(Decisions decisions, Products products) {
        this.decisions = decisions;
        this.products = products;
    }

    /** Which pages of this kind of document a product wants over this channel (table needed-documents). */
    public NeededDocuments neededDocuments(String product, String channel, String documentType, LocalDate appliedOn) {
        Map<String, Object> row = single(
                "needed-documents",
                Map.of("product", product, "channel", channel, "documentType", documentType, "appliedOn", appliedOn));
        return new NeededDocuments(
                !"yes".equals(row.get("accepted")), List.of(text(row, "pages").split(",")));
    }

    /**
     * Whether this way of binding the person to the document is enough there and then (table verification-methods):
     * passed, failed where the rule forbids it, unclear where a person looks.
     */
    public CheckOutcome verification(
            String product, String channel, String verification, String documentType, LocalDate appliedOn) {
        Map<String, Object> row = single(
                "verification-methods",
                Map.of(
                        "country", products.find(product).map(Product::country).orElse("unknown"),
                        "channel", channel,
                        "verification", verification,
                        "documentType", documentType,
                        "appliedOn", appliedOn));
        return CheckOutcome.of(text(row, "verificationResult"));
    }

    /** How many lines a person may hold of the product's operator (table line-limit). */
    public LineLimit lineLimit(String product, LocalDate appliedOn) {
        Map<String, Object> row = single("line-limit", Map.of("product", product, "appliedOn", appliedOn));
        return new LineLimit(
                row.get("limit") instanceof Number limit ? limit.intValue() : null, "refuse".equals(row.get("beyond")));
    }

    /**
     * The deposit asked before a line is opened, zero where none is (table deposit-amount). Throws {@link
     * UndecidedByPolicy} where the table leaves it to a person, which no product of the catalogue meets today.
     */
    public Money deposit(String product, String documentType, CheckOutcome creditOutcome, LocalDate appliedOn) {
        Map<String, Object> row = single(
                "deposit-amount",
                Map.of(
                        "product",
                        product,
                        "documentType",
                        documentType,
                        "creditResult",
                        creditOutcome.code(),
                        "appliedOn",
                        appliedOn));
        if ("person".equals(row.get("decision"))) {
            throw new UndecidedByPolicy("deposit-amount", product);
        }
        return Money.of(text(row, "amount"), text(row, "currency"));
    }

    private Map<String, Object> single(String table, Map<String, ?> inputs) {
        List<Map<String, Object>> rows = decisions.evaluate(table, inputs);
        if (rows.size() != 1) {
            throw new IllegalStateException("table " + table + " gives " + rows.size() + " rows instead of one");
        }
        return rows.get(0);
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), output).toString();
    }
}
