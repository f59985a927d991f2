package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The facade over table esim-terms: whether an eSIM may be applied for this way, on this phone (CN-13). */
@Component
public class EsimTerms {

    /** What the table says. */
    public enum Terms {
        ALLOWED,
        /** Not all the way online: the applicant comes to a shop. */
        SHOP_ONLY,
        /** The phone has its numbers already. */
        PHONE_FULL,
        /** Allowed to apply; a person looks. */
        PERSON;

        static Terms of(Ruling ruling) {
            return switch (ruling.text("esimTerms")) {
                case "allowed" -> ALLOWED;
                case "shop-only" -> SHOP_ONLY;
                case "phone-full" -> PHONE_FULL;
                default -> PERSON;
            };
        }
    }

    /** The answer, and the rows it comes from. */
    public record Answer(Terms terms, List<String> sources) {}

    static final String TABLE = "esim-terms";

    private final Policy policy;

    EsimTerms(Policy policy) {
        this.policy = policy;
    }

    /** For an application to be; {@code numbersOnPhone} are those it has or has been applied for with. Nothing is kept. */
    public Answer of(RegistrationCase.Facts facts, int numbersOnPhone) {
        Ruling ruling = policy.wouldDecide(
                TABLE,
                Map.of(
                        "country", facts.country(),
                        "channel", facts.channel(),
                        "numbersOnPhone", numbersOnPhone,
                        "appliedOn", facts.appliedOn()));
        return new Answer(
                Terms.of(ruling),
                ruling.rules().stream().flatMap(rule -> rule.sources().stream()).toList());
    }
}
