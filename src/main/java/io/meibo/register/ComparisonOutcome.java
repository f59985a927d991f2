package io.meibo.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What somebody found who laid two registrations beside one another. */
public enum ComparisonOutcome {
    SAME_PERSON("same-person"),
    DIFFERENT_PERSONS("different-persons"),
    CANNOT_TELL("cannot-tell"),
    /** One of the two uses the document or picture of somebody else (CN-01, CN-10). */
    MISUSE("misuse");

    private final String code;

    ComparisonOutcome(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** The outcome of that code; throws {@link IllegalArgumentException} where there is none. */
    @JsonCreator
    public static ComparisonOutcome of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such outcome of a comparison: " + code));
    }
}
