package io.meibo.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;

/**
 * How long the records of a registration are kept (table retention-period; CN-05, JP-17, SC-11): the period, whether it
 * counts from the end of the service (else from the end of the application), and whether a person must decide before
 * anything is erased, {@code period} being the longest that may apply then. A legal period goes before any wish to erase
 * (CN-22, JP-28).
 */
public record Retention(boolean personDecides, Period period, boolean fromServiceEnd) {

    /** The table that says so. */
    static final String TABLE = "retention-period";

    static Map<String, Object> inputs(String product, boolean contractConcluded, LocalDate appliedOn) {
        return Map.of("product", product, "contractConcluded", contractConcluded, "appliedOn", appliedOn);
    }

    static Retention of(Ruling ruling) {
        return new Retention(
                !ruling.text("decision").equals("keep"),
                Period.parse(ruling.text("period")),
                ruling.text("countedFrom").equals("service-end"));
    }

    /** The first day on which the records may go, counted from the end of the service or of the application. */
    public LocalDate until(LocalDate end) {
        return end.plus(period);
    }
}
