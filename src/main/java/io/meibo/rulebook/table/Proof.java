package io.meibo.rulebook.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Proves of a table that each case meets a rule, and under {@code UNIQUE} and {@code ANY} not two. The values a rule can
 * tell apart are few: those it names, those between and one more; what holds for these holds for all.
 */
final class Proof {

    private static final String ANOTHER = "another value";
    /** A column that names these knows no other word. */
    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private static final int MOST_STATES = 100_000;

    /** One variable: the values the rules can tell apart, and by value the rules that accept it. */
    private record Ways(String variable, ValueType type, List<@Nullable Object> values, List<BitSet> accepted) {}

    private Proof() {}

    /** The faults: at most one gap, told by an example, and each pair of rules that overlap, up to ten. */
    static List<Fault> of(RuleTable table) {
        List<Ways> ways = new ArrayList<>();
        for (String variable : variables(table)) {
            ways.add(ways(table, variable));
        }
        List<Fault> faults = new ArrayList<>();
        gap(table, ways, faults);
        if (!table.hitPolicy().equals("FIRST")) {
            overlaps(table, ways, faults);
        }
        return faults;
    }

    /** Whether some case meets both rules, whatever the value of the variable that is left out. */
    static boolean meet(RuleTable table, RuleTable.Line one, RuleTable.Line other, String leftOut) {
        for (String variable : variables(table)) {
            if (!variable.equals(leftOut)) {
                List<Test> tests = new ArrayList<>();
                ValueType type = ValueType.TEXT;
                for (int column = 0; column < table.inputs().size(); column++) {
                    RuleTable.Input input = table.inputs().get(column);
                    if (input.variable().equals(variable)) {
                        type = input.type();
                        add(tests, one.tests().get(column));
                        add(tests, other.tests().get(column));
                    }
                }
                if (values(type, tests).stream()
                        .noneMatch(value -> tests.stream().allMatch(test -> test.accepts(value)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void add(List<Test> tests, @Nullable Test test) {
        if (test != null) {
            tests.add(test);
        }
    }

    private static Set<String> variables(RuleTable table) {
        Set<String> variables = new LinkedHashSet<>();
        table.inputs().forEach(input -> variables.add(input.variable()));
        return variables;
    }

    private static Ways ways(RuleTable table, String variable) {
        List<Integer> columns = new ArrayList<>();
        List<Test> tests = new ArrayList<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            if (table.inputs().get(column).variable().equals(variable)) {
                columns.add(column);
                for (RuleTable.Line line : table.lines()) {
                    Test test = line.tests().get(column);
                    if (test != null) {
                        tests.add(test);
                    }
                }
            }
        }
        ValueType type = table.inputs().get(columns.get(0)).type();
        List<@Nullable Object> values = new ArrayList<>();
        List<BitSet> accepted = new ArrayList<>();
        Set<BitSet> seen = new HashSet<>();
        for (Object value : values(type, tests)) {
            BitSet rules = new BitSet();
            for (int row = 0; row < table.lines().size(); row++) {
                RuleTable.Line line = table.lines().get(row);
                boolean all =
                        columns.stream().allMatch(column -> accepts(line.tests().get(column), value));
                rules.set(row, all);
            }
            if (seen.add(rules)) {
                values.add(value);
                accepted.add(rules);
            }
        }
        return new Ways(variable, type, values, accepted);
    }

    private static boolean accepts(@Nullable Test test, @Nullable Object value) {
        return test != null && test.accepts(value);
    }

    private static List<@Nullable Object> values(ValueType type, List<Test> tests) {
        List<@Nullable Object> values = new ArrayList<>();
        switch (type) {
            case TEXT -> {
                Set<String> named = new TreeSet<>();
                literals(tests).forEach(value -> named.add(value.toString()));
                boolean yesOrNo = !named.isEmpty() && YES_OR_NO.containsAll(named);
                if (yesOrNo) {
                    values.addAll(YES_OR_NO);
                } else {
                    values.addAll(named);
                    values.add(ANOTHER);
                    values.add(null);
                }
            }
            case WHOLE_NUMBER, NUMBER -> {
                Set<BigDecimal> numbers = new TreeSet<>();
                for (Object value : literals(tests)) {
                    BigDecimal number = (BigDecimal) value;
                    numbers.add(number);
                    numbers.add(number.subtract(BigDecimal.ONE));
                    numbers.add(number.add(BigDecimal.ONE));
                    if (type == ValueType.NUMBER) {
                        numbers.add(number.subtract(new BigDecimal("0.0000000001")));
                        numbers.add(number.add(new BigDecimal("0.0000000001")));
                    }
                }
                numbers.removeIf(number -> type == ValueType.WHOLE_NUMBER
                        && number.stripTrailingZeros().scale() > 0);
                values.addAll(numbers.isEmpty() ? List.of(BigDecimal.ZERO) : numbers);
            }
            case DAY -> {
                Set<LocalDate> days = new TreeSet<>();
                for (Object value : literals(tests)) {
                    LocalDate day = ((LocalDateTime) value).toLocalDate();
                    days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
                }
                if (days.isEmpty()) {
                    days.add(LocalDate.EPOCH);
                }
                days.forEach(day -> values.add(day.atStartOfDay()));
            }
            case TRUTH -> values.addAll(List.of(true, false));
        }
        return values;
    }

    private static List<Object> literals(List<Test> tests) {
        List<Object> found = new ArrayList<>();
        Deque<Test> open = new ArrayDeque<>(tests);
        while (!open.isEmpty()) {
            Test test = open.pop();
            if (test instanceof Test.Is is) {
                found.add(is.expected());
            } else if (test instanceof Test.Compare compare) {
                found.add(compare.bound());
            } else if (test instanceof Test.Between between) {
                found.add(between.low());
                found.add(between.high());
            } else if (test instanceof Test.OneOf several) {
                open.addAll(several.tests());
            } else if (test instanceof Test.NoneOf none) {
                open.addAll(none.tests());
            }
        }
        return found;
    }

    private static void gap(RuleTable table, List<Ways> ways, List<Fault> faults) {
        BitSet all = new BitSet();
        all.set(0, table.lines().size());
        Search search = new Search(table, ways);
        if (search.gapBelow(0, all)) {
            faults.add(Fault.of("", "TABLE_GAP", search.example()));
        } else if (search.gaveUp) {
            faults.add(Fault.of("", "TABLE_TOO_COMPLEX"));
        }
    }

    /** Looks for a case without a rule, variable by variable; the same set of rules is never looked at twice. */
    private static final class Search {

        private final List<Ways> ways;
        private final List<Set<BitSet>> covered = new ArrayList<>();
        private final List<BitSet> anyFrom = new ArrayList<>();
        private final @Nullable Object[] chosen;
        private int states;
        private boolean gaveUp;

        Search(RuleTable table, List<Ways> ways) {
            this.ways = ways;
            this.chosen = new @Nullable Object[ways.size()];
            for (int depth = 0; depth <= ways.size(); depth++) {
                covered.add(new HashSet<>());
                BitSet any = new BitSet();
                any.set(0, table.lines().size());
                for (Ways later : ways.subList(depth, ways.size())) {
                    later.accepted().forEach(any::and);
                }
                anyFrom.add(any);
            }
        }

        boolean gapBelow(int depth, BitSet rules) {
            if (rules.isEmpty()) {
                return true;
            }
            if (rules.intersects(anyFrom.get(depth)) || covered.get(depth).contains(rules)) {
                return false;
            }
            if (++states > MOST_STATES) {
                gaveUp = true;
                return false;
            }
            Ways next = ways.get(depth);
            for (int i = 0; i < next.values().size() && !gaveUp; i++) {
                BitSet left = (BitSet) rules.clone();
                left.and(next.accepted().get(i));
                chosen[depth] = next.values().get(i);
                if (gapBelow(depth + 1, left)) {
                    return true;
                }
                chosen[depth] = null;
            }
            covered.get(depth).add(rules);
            return false;
        }

        String example() {
            List<String> told = new ArrayList<>();
            for (int depth = 0; depth < ways.size(); depth++) {
                Object value = chosen[depth];
                if (value != null) {
                    told.add(ways.get(depth).variable() + " = " + ValueType.plain(value));
                }
            }
            return String.join(", ", told);
        }
    }

    private static void overlaps(RuleTable table, List<Ways> ways, List<Fault> faults) {
        int rules = table.lines().size();
        BitSet[] together = new BitSet[rules];
        for (int row = 0; row < rules; row++) {
            together[row] = new BitSet();
            together[row].set(row + 1, rules);
        }
        for (Ways way : ways) {
            BitSet[] here = new BitSet[rules];
            for (BitSet accepted : way.accepted()) {
                for (int row = accepted.nextSetBit(0); row >= 0; row = accepted.nextSetBit(row + 1)) {
                    if (here[row] == null) {
                        here[row] = new BitSet();
                    }
                    here[row].or(accepted);
                }
            }
            for (int row = 0; row < rules; row++) {
                together[row].and(here[row] == null ? new BitSet() : here[row]);
            }
        }
        int told = 0;
        for (int row = 0; row < rules; row++) {
            BitSet others = together[row];
            for (int other = others.nextSetBit(0); other >= 0 && told < 10; other = others.nextSetBit(other + 1)) {
                if (!sameOutcomeAllowed(table, row, other)) {
                    faults.add(Fault.of(
                            "/rules/" + other,
                            "TABLE_OVERLAP",
                            table.lines().get(row).rule().id(),
                            table.lines().get(other).rule().id()));
                    told++;
                }
            }
        }
    }

    private static boolean sameOutcomeAllowed(RuleTable table, int one, int other) {
        return table.hitPolicy().equals("ANY")
                && RuleTable.plain(table.lines().get(one).outcome())
                        .equals(RuleTable.plain(table.lines().get(other).outcome()));
    }
}
