package io.meibo.policy;

import io.meibo.shared.RegistrationId;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The facade over table activation-check: is somebody looked at again before a prepaid card is switched on (CN-09)? */
@Component
public class ActivationCheck {

    /** What the table says. */
    public enum Asked {
        NONE("none"),
        /** A fresh picture of the document and a portrait, which a person compares. */
        PAGES("pages"),
        /** A person looks at what is on file. */
        PERSON("person");

        private final String code;

        Asked(String code) {
            this.code = code;
        }

        /** The word of the table. */
        public String code() {
            return code;
        }

        static Asked of(Ruling ruling) {
            return switch (ruling.text("activationCheck")) {
                case "none" -> NONE;
                case "pages" -> PAGES;
                default -> PERSON;
            };
        }
    }

    static final String TABLE = "activation-check";

    private final Rulings rulings;

    ActivationCheck(Rulings rulings) {
        this.rulings = rulings;
    }

    /**
     * What the process was told when the card was ready. Cases begun under models that did not ask the table are asked
     * nothing again.
     */
    public Asked of(RegistrationId reference) {
        return rulings.of(reference).stream()
                .map(Rulings.Stamp::ruling)
                .filter(ruling -> ruling.table().equals(TABLE))
                .reduce((first, second) -> second)
                .map(Asked::of)
                .orElse(Asked.NONE);
    }

    static Map<String, Object> inputs(String country, String product, String channel, LocalDate appliedOn) {
        return Map.of("country", country, "product", product, "channel", channel, "appliedOn", appliedOn);
    }
}
