package io.meibo.policy;

import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        PERSON
    }

    private final Decisions decisions;

    public DataCapture(Decisions decisions) {
        this.decisions = decisions;
    }

    /** For this kind of document over this channel, on the day of the application; what is unknown is for a person. */
    public Way of(String country, String product, String channel, String documentType, LocalDate appliedOn) {
        List<Map<String, Object>> rows = decisions.evaluate(
                "data-capture",
                Map.of(
                        "country", country,
                        "product", product,
                        "channel", channel,
                        "documentType", documentType,
                        "appliedOn", appliedOn));
        String way = rows.size() == 1
                ? Objects.requireNonNull(rows.get(0).get("dataCapture")).toString()
                : "";
        return switch (way) {
            case "reader-required" -> Way.READER_REQUIRED;
            case "typed-allowed" -> Way.TYPED_ALLOWED;
            default -> Way.PERSON;
        };
    }
}
