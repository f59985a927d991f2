package io.meibo.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.meibo.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * A row of the catalogue. {@code country} (ISO 3166-1 alpha-3) says whose law applies, {@code process} which model a
 * registration runs through; {@code operator} is whose lines are counted together.
 */
public record Product(
        String id,
        String country,
        String operator,
        Names name,
        Service service,
        Billing billing,
        String process,
        boolean needsNumber,
        List<Plan> plans,
        List<Delivery> delivery,
        List<String> channels,
        List<String> documentTypes) {

    /** What the line is for. */
    public enum Service {
        @JsonProperty("voice")
        VOICE,
        @JsonProperty("data")
        DATA
    }

    /** When the customer pays. */
    public enum Billing {
        @JsonProperty("postpaid")
        POSTPAID,
        @JsonProperty("prepaid")
        PREPAID
    }

    /** How often a price is due. */
    public enum Per {
        @JsonProperty("month")
        MONTH,
        @JsonProperty("once")
        ONCE
    }

    /** A plan of the product and its price, taxes included. */
    public record Plan(String id, Names name, Money price, Per per) {}

    /** A form the product comes in ({@code sim}, {@code esim}) and the ways it can be handed over. */
    public record Delivery(String form, List<String> methods) {

        public Delivery {
            methods = List.copyOf(methods);
        }
    }

    public Product {
        plans = List.copyOf(plans);
        delivery = List.copyOf(delivery);
        channels = List.copyOf(channels);
        documentTypes = List.copyOf(documentTypes);
    }

    public Optional<Plan> plan(String planId) {
        return plans.stream().filter(plan -> plan.id().equals(planId)).findFirst();
    }

    public boolean delivers(String form, String method) {
        return delivery.stream()
                .anyMatch(offer -> offer.form().equals(form) && offer.methods().contains(method));
    }

    public boolean isPrepaid() {
        return billing == Billing.PREPAID;
    }
}
