package io.meibo.rulebook.table;

import io.meibo.policy.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision table of one hit ({@code UNIQUE}, {@code ANY} or {@code FIRST}) as plain values. {@code complete} is false
 * where some cell could not be read: such a table can be shown, but not computed.
 */
public record RuleTable(
        String id,
        String name,
        String hitPolicy,
        List<Input> inputs,
        List<Output> outputs,
        List<Line> lines,
        boolean complete) {

    /** A column that asks: the variable it reads and of which type. */
    public record Input(String label, String variable, ValueType type) {}

    /** A column that answers. */
    public record Output(String label, String name, ValueType type) {}

    /**
     * A rule: who says so and from when until when, the tests by input column (null where it could not be read), the
     * cells as they are written, and what it gives by output name.
     */
    public record Line(
            Rule rule, List<@Nullable Test> tests, List<String> cells, Map<String, @Nullable Object> outcome) {}

    public RuleTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        lines = List.copyOf(lines);
    }

    /** The same under another name. */
    public RuleTable named(String other) {
        return new RuleTable(id, other, hitPolicy, inputs, outputs, lines, complete);
    }

    /** Whether some column reads this variable. */
    public boolean reads(String variable) {
        return inputs.stream().anyMatch(input -> input.variable().equals(variable));
    }

    /** That rule, where the table has it. */
    public Optional<Line> line(String ruleId) {
        return lines.stream().filter(line -> line.rule().id().equals(ruleId)).findFirst();
    }

    /**
     * The first rule that these facts meet, by variable name; a missing one counts as empty. Throws {@link
     * IllegalStateException} where the table could not be read whole.
     */
    public Optional<Line> decide(Map<String, ? extends @Nullable Object> facts) {
        if (!complete) {
            throw new IllegalStateException("table " + id + " cannot be computed");
        }
        @Nullable Object[] values = new @Nullable Object[inputs.size()];
        for (int column = 0; column < values.length; column++) {
            Input input = inputs.get(column);
            values[column] = input.type().read(facts.get(input.variable()));
        }
        for (Line line : lines) {
            if (meets(line, values)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static boolean meets(Line line, @Nullable Object[] values) {
        for (int column = 0; column < values.length; column++) {
            Test test = line.tests().get(column);
            if (test == null || !test.accepts(values[column])) {
                return false;
            }
        }
        return true;
    }

    /** Whether some case meets both rules but for the day. */
    public boolean meetBesidesTheDay(Line one, Line other) {
        return Proof.meet(this, one, other, TableAssembler.DAY);
    }

    /** What a rule gives, as text by output name, for comparing and showing. */
    public static Map<String, @Nullable String> plain(Map<String, ? extends @Nullable Object> outcome) {
        var plain = new LinkedHashMap<String, @Nullable String>();
        outcome.forEach((name, value) -> plain.put(name, ValueType.plain(value)));
        return plain;
    }
}
