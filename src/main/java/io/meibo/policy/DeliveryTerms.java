package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The facade over table delivery-terms: which post a SIM may go out with, and to which address (JP-08 to JP-11, JP-13). */
@Component
public class DeliveryTerms {

    /** What the table says of the post. */
    public enum Post {
        /** Registered and not to be forwarded: the post itself binds the person. */
        REGISTERED_NO_FORWARDING("registered-no-forwarding"),
        TRACKED("tracked"),
        /** A person decides. */
        PERSON("person");

        private final String code;

        Post(String code) {
            this.code = code;
        }

        /** The word of the table. */
        public String code() {
            return code;
        }

        static Post of(Ruling ruling) {
            return switch (ruling.text("post")) {
                case "registered-no-forwarding" -> REGISTERED_NO_FORWARDING;
                case "tracked" -> TRACKED;
                default -> PERSON;
            };
        }
    }

    /** The kind of post, and whether only a proved address will do. */
    public record Terms(Post post, boolean provedAddressOnly) {

        static Terms of(Ruling ruling) {
            return new Terms(Post.of(ruling), !"given".equals(ruling.text("address")));
        }
    }

    static final String TABLE = "delivery-terms";

    private final Policy policy;
    private final CasePolicy cases;

    DeliveryTerms(Policy policy, CasePolicy cases) {
        this.policy = policy;
        this.cases = cases;
    }

    /** For a registration that is posted; the ruling is stamped on it. */
    public Terms decide(RegistrationCase own) {
        return Terms.of(cases.decide(own, TABLE, "", inputs(own.facts())));
    }

    /** What would be said of it; nothing is kept. */
    public Terms of(RegistrationCase own) {
        return Terms.of(policy.wouldDecide(TABLE, inputs(own.facts())));
    }

    private static Map<String, Object> inputs(RegistrationCase.Facts facts) {
        return inputs(facts.country(), facts.product(), facts.verification(), facts.documentType(), facts.appliedOn());
    }

    static Map<String, Object> inputs(
            String country, String product, String verification, String documentType, LocalDate appliedOn) {
        return Map.of(
                "country", country,
                "product", product,
                "verification", verification,
                "documentType", documentType,
                "appliedOn", appliedOn);
    }
}
