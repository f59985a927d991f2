package io.meibo.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a document is valid: a date, or long-term (长期, domain.md 1.2), which is a value of its own and no missing
 * date. JSON: {@code "2031-04-15"} or {@code "long-term"}.
 */
public record Validity(@Nullable LocalDate until) {

    public static final String LONG_TERM = "long-term";

    @JsonCreator
    public static Validity of(String text) {
        return new Validity(LONG_TERM.equals(text) ? null : LocalDate.parse(text));
    }

    /** Valid on this day; the last day counts. */
    public boolean covers(LocalDate day) {
        return until == null || !day.isAfter(until);
    }

    public boolean longTerm() {
        return until == null;
    }

    @JsonValue
    String text() {
        return until == null ? LONG_TERM : until.toString();
    }

    @Override
    public String toString() {
        return "Validity[masked]";
    }
}
