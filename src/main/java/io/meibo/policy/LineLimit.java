package io.meibo.policy;

import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many active lines of one operator a person may hold (CN-06, JP-21). {@code limit} is null where no limit is
 * known; {@code lawful} says that the law itself refuses the next one, and no person may decide otherwise.
 */
public record LineLimit(@Nullable Integer limit, boolean lawful) {

    /** The table that says so. */
    static final String TABLE = "line-limit";

    static Map<String, Object> inputs(String product, LocalDate appliedOn) {
        return Map.of("product", product, "appliedOn", appliedOn);
    }

    static LineLimit of(Ruling ruling) {
        return new LineLimit(ruling.number("limit"), ruling.text("beyond").equals("refuse"));
    }

    /** What this limit says of one more line for a person who holds {@code existing} of them. */
    public CheckOutcome oneMoreThan(int existing) {
        if (limit == null) {
            return CheckOutcome.NOT_APPLICABLE;
        }
        if (existing < limit) {
            return CheckOutcome.PASSED;
        }
        return lawful ? CheckOutcome.FAILED : CheckOutcome.UNCLEAR;
    }
}
