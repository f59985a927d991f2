package io.meibo.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page can be read, and what was measured to tell. A page of which nothing could be measured is for a person.
 */
public record Legibility(List<Measure> measures) {

    /** The three ways a measure or a page can come out, the best first. */
    public enum Outcome {
        PASS,
        /** A person looks. */
        MANUAL,
        /** The applicant is asked for a better page; whether it must be, a person decides. */
        RETAKE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** That of a code such as {@code retake}. */
        public static Outcome of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such outcome: " + code));
        }
    }

    /**
     * One measure: its name, the number (null where it cannot be told), how that was judged and the code that says why;
     * both null where it was not judged.
     */
    public record Measure(String measure, @Nullable Double value, @Nullable Outcome outcome, @Nullable String code) {}

    /** The code of a page of which nothing could be measured. */
    public static final String NOT_MEASURED = "PAGE_NOT_MEASURED";

    public Legibility {
        measures = List.copyOf(measures);
    }

    /** The worst of its measures; manual where there is none. */
    public Outcome outcome() {
        return measures.stream()
                .map(Measure::outcome)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.MANUAL);
    }

    /** The codes of what keeps the page from passing, those that decide only, the most telling first; empty for a pass. */
    public List<String> codes() {
        Outcome outcome = outcome();
        if (outcome == Outcome.PASS) {
            return List.of();
        }
        List<String> codes = measures.stream()
                .filter(measure -> measure.outcome() == outcome)
                .map(Measure::code)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return codes.isEmpty() ? List.of(NOT_MEASURED) : codes;
    }
}
