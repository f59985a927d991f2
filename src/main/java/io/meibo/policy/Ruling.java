package io.meibo.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table said of a case: the table and its deployed version, the rules that spoke, everything the table read and
 * what it gave (by variable and by output; text, number, truth value or {@link java.time.LocalDate}). Nothing in it
 * tells who the person is.
 */
public record Ruling(
        String table,
        int version,
        String deployment,
        List<Rule> rules,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> outputs) {

    public Ruling {
        rules = List.copyOf(rules);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** That output as text; throws where the table gives none. */
    public String text(String output) {
        return Objects.requireNonNull(outputs.get(output), output).toString();
    }

    /** That output as a whole number, null where the cell is empty. */
    public @Nullable Integer number(String output) {
        return outputs.get(output) instanceof Number number ? (Integer) number.intValue() : null;
    }
}
