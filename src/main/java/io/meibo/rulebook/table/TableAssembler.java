package io.meibo.rulebook.table;

import io.meibo.policy.Rule;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.DecisionTable.Column;
import io.meibo.workflow.DecisionTable.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RuleTable} of columns and rows of text, and tells of every cell that it cannot read. */
public final class TableAssembler {

    /** The variable that says on which day a rule must be in force. */
    public static final String DAY = "appliedOn";

    private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}");
    private static final Pattern RULE_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");

    /** The table and what could not be read of it; it is complete where that is nothing. */
    public record Assembled(RuleTable table, List<Fault> faults) {}

    private final List<Fault> faults = new ArrayList<>();

    private TableAssembler() {}

    /** A deployed table. What stands there in other forms than ours is kept as text. */
    public static RuleTable of(DecisionTable deployed) {
        return of(
                        deployed.table(),
                        deployed.table(),
                        deployed.hitPolicy(),
                        deployed.inputs(),
                        deployed.outputs(),
                        deployed.rows())
                .table();
    }

    static Assembled of(
            String id, String name, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {
        return new TableAssembler().assemble(id, name, hitPolicy, inputs, outputs, rows);
    }

    private Assembled assemble(
            String id, String name, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {
        if (!HIT_POLICIES.contains(hitPolicy)) {
            faults.add(Fault.of("/hitPolicy", "TABLE_HIT_POLICY"));
        }
        List<RuleTable.Input> asks = new ArrayList<>();
        for (int column = 0; column < inputs.size(); column++) {
            Column input = inputs.get(column);
            String at = "/inputs/" + column;
            if (!VARIABLE.matcher(input.name()).matches()) {
                faults.add(Fault.of(at, "TABLE_INPUT_NOT_PLAIN", column + 1));
            }
            asks.add(new RuleTable.Input(input.label(), input.name(), type(input, at)));
        }
        List<RuleTable.Output> gives = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int column = 0; column < outputs.size(); column++) {
            Column output = outputs.get(column);
            String at = "/outputs/" + column;
            if (!VARIABLE.matcher(output.name()).matches() || !names.add(output.name())) {
                faults.add(Fault.of(at, "TABLE_OUTPUT_NAME", column + 1));
            }
            gives.add(new RuleTable.Output(output.label(), output.name(), type(output, at)));
        }
        if (asks.isEmpty() || gives.isEmpty() || rows.isEmpty()) {
            faults.add(Fault.of("", "TABLE_EMPTY"));
        }
        List<RuleTable.Line> lines = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            String at = "/rules/" + row;
            if (!RULE_ID.matcher(rows.get(row).id()).matches()
                    || !ids.add(rows.get(row).id())) {
                faults.add(Fault.of(at, "TABLE_RULE_ID", row + 1));
            }
            lines.add(line(rows.get(row), at, asks, gives));
        }
        return new Assembled(
                new RuleTable(id, name, hitPolicy, asks, gives, lines, faults.isEmpty()), List.copyOf(faults));
    }

    private ValueType type(Column column, String at) {
        Optional<ValueType> type = ValueType.of(column.type());
        if (type.isEmpty()) {
            faults.add(Fault.of(at, "TABLE_TYPE"));
        }
        return type.orElse(ValueType.TEXT);
    }

    private RuleTable.Line line(Row row, String at, List<RuleTable.Input> asks, List<RuleTable.Output> gives) {
        String name = RULE_ID.matcher(row.id()).matches() ? row.id() : "?";
        if (row.inputs().size() != asks.size() || row.outputs().size() != gives.size()) {
            faults.add(Fault.of(at, "TABLE_CELLS", name));
            return new RuleTable.Line(Rule.of(row), Collections.nCopies(asks.size(), null), row.inputs(), Map.of());
        }
        List<@Nullable Test> tests = new ArrayList<>();
        for (int column = 0; column < asks.size(); column++) {
            Optional<Test> test =
                    CellReader.test(row.inputs().get(column), asks.get(column).type());
            if (test.isEmpty()) {
                faults.add(Fault.of(at + "/inputs/" + column, "TABLE_EXPRESSION", name, column + 1));
            }
            tests.add(test.orElse(null));
        }
        var outcome = new LinkedHashMap<String, @Nullable Object>();
        for (int column = 0; column < gives.size(); column++) {
            RuleTable.Output output = gives.get(column);
            Optional<Optional<Object>> value = CellReader.value(row.outputs().get(column), output.type());
            if (value.isEmpty()) {
                faults.add(Fault.of(at + "/outputs/" + column, "TABLE_EXPRESSION", name, asks.size() + column + 1));
            }
            if (!row.outputs().get(column).isBlank()) {
                // the engine does not name an output whose cell is empty
                outcome.put(
                        output.name(),
                        value.orElse(Optional.of(row.outputs().get(column))).orElse(null));
            }
        }
        return new RuleTable.Line(
                dated(Rule.of(row), asks, tests),
                Collections.unmodifiableList(tests),
                List.copyOf(row.inputs()),
                Collections.unmodifiableMap(outcome));
    }

    /** From when until when a rule is in force is what its tests of the day come to, in whatever form they are written. */
    private static Rule dated(Rule rule, List<RuleTable.Input> asks, List<@Nullable Test> tests) {
        LocalDate from = null;
        LocalDate to = null;
        for (int column = 0; column < asks.size(); column++) {
            if (asks.get(column).variable().equals(DAY) && tests.get(column) != null) {
                for (Test.Compare bound : bounds(tests.get(column))) {
                    LocalDateTime moment = (LocalDateTime) bound.bound();
                    LocalDate day = moment.toLocalDate();
                    boolean midnight = moment.equals(day.atStartOfDay());
                    switch (bound.sign()) {
                        case ">=" -> from = later(from, midnight ? day : day.plusDays(1));
                        case ">" -> from = later(from, day.plusDays(1));
                        case "<=" -> to = earlier(to, day);
                        default -> to = earlier(to, midnight ? day.minusDays(1) : day);
                    }
                }
            }
        }
        return new Rule(rule.id(), rule.sources(), rule.certainty(), from, to, rule.reason());
    }

    private static List<Test.Compare> bounds(@Nullable Test test) {
        if (test instanceof Test.Compare compare) {
            return List.of(compare);
        }
        if (test instanceof Test.Between between) {
            return List.of(
                    new Test.Compare(between.withLow() ? ">=" : ">", between.low()),
                    new Test.Compare(between.withHigh() ? "<=" : "<", between.high()));
        }
        return List.of();
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }
}
