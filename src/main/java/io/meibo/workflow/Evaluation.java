package io.meibo.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a table: which version was asked (0 and an empty deployment where it is not deployed), which rules spoke
 * (ids of the DMN), what the table read (by variable; text, number, truth value or {@link java.time.LocalDate}) and the
 * row each of the rules gave, as output name to value.
 */
public record Evaluation(
        String table,
        int version,
        String deployment,
        List<String> rules,
        Map<String, @Nullable Object> inputs,
        List<Map<String, @Nullable Object>> rows) {

    public Evaluation {
        rules = List.copyOf(rules);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        rows = List.copyOf(rows);
    }
}
