package io.meibo.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.meibo.shared.Money;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the catalogue. {@code country} (ISO 3166-1 alpha-3) says whose law applies, {@code process} which model a
 * registration runs through; {@code operator} is whose lines are counted together. {@code collects} says what an
 * application may tell of a person, {@code yearlyReview} that the right to the card is looked at again each year.
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
        List<String> documentTypes,
        Set<Collects> collects,
        boolean yearlyReview) {

    /** What the line is for. */
    public enum Service {
        @JsonProperty("voice")
        VOICE,
        @JsonProperty("data")
        DATA,
        @JsonProperty("transit")
        TRANSIT,
        @JsonProperty("bank")
        BANK
    }

    /** A group of fields or pages that an application for the product may bear; any other is refused, not ignored. */
    public enum Collects {
        @JsonProperty("name")
        NAME,
        @JsonProperty("kana")
        KANA,
        @JsonProperty("birth-date")
        BIRTH_DATE,
        @JsonProperty("sex")
        SEX,
        @JsonProperty("nationality")
        NATIONALITY,
        @JsonProperty("address")
        ADDRESS,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("identity-document")
        IDENTITY_DOCUMENT,
        @JsonProperty("parties")
        PARTIES
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

    /**
     * A plan of the product and its price, taxes included; {@code proof} is the kind of page that shows the right to it
     * (age, study), null where anybody may have it.
     */
    public record Plan(
            String id,
            Names name,
            Money price,
            Per per,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String proof) {}

    /** A form the product comes in ({@code sim}, {@code esim}, {@code card}) and the ways it can be handed over. */
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
        collects = Collections.unmodifiableSet(
                collects == null
                        ? EnumSet.allOf(Collects.class)
                        : collects.isEmpty() ? EnumSet.noneOf(Collects.class) : EnumSet.copyOf(collects));
    }

    /** Whether an application may bear this group of fields; a row without a list takes them all. */
    public boolean takes(Collects group) {
        return collects.contains(group);
    }

    /** Asks for no person at all: whoever comes gets it, and nothing is written down (SC-01, SC-03). */
    public boolean isAnonymous() {
        return collects.isEmpty();
    }

    /** A transit or bank card, with a card number of its own instead of SIM and phone number. */
    public boolean isCard() {
        return service == Service.TRANSIT || service == Service.BANK;
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
