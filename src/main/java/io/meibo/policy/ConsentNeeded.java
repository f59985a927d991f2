package io.meibo.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which consents must be on record before an application is decided (table consent-needed; CN-20, CN-21, JP-22, JP-23):
 * {@code purposes} such as {@code guardian-consent}, and whether nothing is settled for the product, so that a person
 * looks.
 */
public record ConsentNeeded(boolean personDecides, List<String> purposes) {

    /** The table that says so. */
    static final String TABLE = "consent-needed";

    public ConsentNeeded {
        purposes = List.copyOf(purposes);
    }

    /** The age counts in full years on the day of the application. */
    static Map<String, Object> inputs(String product, int age, LocalDate appliedOn) {
        return Map.of("product", product, "age", age, "appliedOn", appliedOn);
    }

    static ConsentNeeded of(Ruling ruling) {
        return new ConsentNeeded(
                !ruling.text("decision").equals("listed"),
                Arrays.stream(ruling.text("consents").split(","))
                        .filter(purpose -> !purpose.isBlank())
                        .toList());
    }
}
