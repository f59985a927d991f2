package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a contract may be ended by mere notice in its first days (table cancellation-right; JP-24). */
@Component
public class CancellationRight {

    static final String TABLE = "cancellation-right";

    /** What the table says. */
    public enum Answer {
        /** The holder has the right. */
        RIGHT,
        /** He has it not, whenever he asks. */
        NONE,
        /** Somebody has to decide. */
        PERSON
    }

    /** The answer, and how many days it holds, the first one counted; null where no term is known. */
    public record Right(Answer answer, @Nullable Integer days) {

        static Right of(Ruling ruling) {
            Answer answer =
                    switch (ruling.text("decision")) {
                        case "right" -> Answer.RIGHT;
                        case "none" -> Answer.NONE;
                        default -> Answer.PERSON;
                    };
            return new Right(answer, ruling.number("days"));
        }

        /** The last day on which notice may be given, where the days begin to count on this one. */
        public Optional<LocalDate> lastDay(LocalDate first) {
            return Optional.ofNullable(days).map(count -> first.plusDays(count - 1L));
        }
    }

    private final Policy policy;
    private final CasePolicy cases;
    private final Products products;

    CancellationRight(Policy policy, CasePolicy cases, Products products) {
        this.policy = policy;
        this.cases = cases;
        this.products = products;
    }

    /** The right of this case, for whoever looks; nothing is kept. */
    public Right of(RegistrationCase found) {
        return Right.of(policy.wouldDecide(TABLE, inputs(found)));
    }

    /** The same where it is made use of: the answer is stamped on the round. */
    @Transactional
    public Right use(RegistrationCase found) {
        return Right.of(cases.decide(found, TABLE, "", inputs(found)));
    }

    /** Every holder is a consumer: companies cannot apply yet. */
    private Map<String, Object> inputs(RegistrationCase found) {
        Optional<Product> product = products.find(found.facts().product());
        return inputs(
                found.facts().country(),
                product.map(sold -> code(sold.service())).orElse("unknown"),
                product.map(sold -> code(sold.billing())).orElse("unknown"),
                true,
                found.facts().appliedOn());
    }

    static Map<String, Object> inputs(
            String country, String service, String billing, boolean consumer, LocalDate appliedOn) {
        return Map.of(
                "country", country,
                "service", service,
                "billing", billing,
                "consumer", consumer,
                "appliedOn", appliedOn);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
