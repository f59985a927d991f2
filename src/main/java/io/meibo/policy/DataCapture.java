package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The facade over table data-capture: how the data of an identity document may come in (CN-07). */
@Component
public class DataCapture {

    /** What the table says. */
    public enum Way {
        /** Only a reader's record is taken; typing is forbidden. */
        READER_REQUIRED,
        TYPED_ALLOWED,
        /** Taken as typed, and a person looks. */
        PERSON;

        static Way of(Ruling ruling) {
            return switch (ruling.text("dataCapture")) {
                case "reader-required" -> READER_REQUIRED;
                case "typed-allowed" -> TYPED_ALLOWED;
                default -> PERSON;
            };
        }
    }

    static final String TABLE = "data-capture";

    private final Policy policy;
    private final Rulings rulings;

    DataCapture(Policy policy, Rulings rulings) {
        this.policy = policy;
        this.rulings = rulings;
    }

    /** For an application to be: this kind of document over this channel on that day. Nothing is kept. */
    public Way of(String country, String product, String channel, String documentType, LocalDate appliedOn) {
        return Way.of(policy.wouldDecide(TABLE, inputs(country, product, channel, documentType, appliedOn)));
    }

    /** For a registration; the ruling is stamped on it. */
    public Way of(RegistrationCase registration) {
        RegistrationCase.Facts facts = registration.facts();
        Ruling ruling = policy.decide(
                TABLE,
                inputs(facts.country(), facts.product(), facts.channel(), facts.documentType(), facts.appliedOn()));
        rulings.stamp(registration.reference(), registration.round(), "", ruling);
        return Way.of(ruling);
    }

    static Map<String, Object> inputs(
            String country, String product, String channel, String documentType, LocalDate appliedOn) {
        return Map.of(
                "country", country,
                "product", product,
                "channel", channel,
                "documentType", documentType,
                "appliedOn", appliedOn);
    }
}
