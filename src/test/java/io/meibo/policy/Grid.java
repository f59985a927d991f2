package io.meibo.policy;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.DecisionTable.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every combination of the values a table's cells speak of, one value they do not speak of, and the days around each of
 * its dates. The cells are read here in the few forms our tables use, not by the engine: a hundred thousand combinations
 * take a second.
 */
final class Grid {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"(?:, \"[^\"]*\")*");
    private static final Pattern NOT_TEXTS = Pattern.compile("not\\((\"[^\"]*\"(?:, \"[^\"]*\")*)\\)");
    private static final Pattern DAY =
            Pattern.compile("([<>]=?) date and time\\(\"(\\d{4}-\\d{2}-\\d{2})T00:00:00\"\\)");
    private static final Pattern NUMBER = Pattern.compile("([<>]=?) (-?\\d+(?:\\.\\d+)?)");
    private static final Pattern RANGE =
            Pattern.compile("([\\[\\](])(-?\\d+(?:\\.\\d+)?)\\.\\.(-?\\d+(?:\\.\\d+)?)([\\[\\])])");
    private static final Pattern DIGITS = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    /** A column that speaks of these alone knows no others. */
    private static final Set<String> YES_NO = Set.of("yes", "no");

    private final DecisionTable table;
    private final List<List<Object>> values = new ArrayList<>();

    Grid(DecisionTable table) {
        this.table = table;
        for (int column = 0; column < table.inputs().size() - 1; column++) {
            values.add(valuesOf(column));
        }
    }

    /** Combinations that meet no rule, or (unless the first decides) more than one. */
    List<String> combinationsWithoutTheirOneRule() {
        var wrong = new ArrayList<String>();
        // rule by rule and column by column which values fit, so that combinations cost little
        int columns = values.size();
        int rules = table.rows().size();
        boolean[][][] fits = new boolean[columns][][];
        for (int column = 0; column < columns; column++) {
            fits[column] = new boolean[values.get(column).size()][rules];
            for (int value = 0; value < values.get(column).size(); value++) {
                for (int rule = 0; rule < rules; rule++) {
                    Row row = table.rows().get(rule);
                    Object tried = values.get(column).get(value);
                    fits[column][value][rule] = fits(row.inputs().get(column), tried)
                            && (column < columns - 1 || fits(row.inputs().get(column + 1), tried));
                }
            }
        }
        walk(0, new int[columns], all(rules), fits, wrong);
        return wrong;
    }

    private static boolean[] all(int rules) {
        boolean[] all = new boolean[rules];
        java.util.Arrays.fill(all, true);
        return all;
    }

    private void walk(int column, int[] chosen, boolean[] left, boolean[][][] fits, List<String> wrong) {
        if (wrong.size() > 20) {
            return;
        }
        if (column == values.size()) {
            int met = 0;
            var ids = new ArrayList<String>();
            for (int rule = 0; rule < left.length; rule++) {
                if (left[rule]) {
                    met++;
                    ids.add(table.rows().get(rule).id());
                }
            }
            if (met == 0 || met > 1 && table.hitPolicy().equals("UNIQUE")) {
                var tried = new ArrayList<Object>();
                for (int i = 0; i < chosen.length; i++) {
                    tried.add(values.get(i).get(chosen[i]));
                }
                wrong.add(tried + " meets " + ids);
            }
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        for (int value = 0; value < values.get(column).size(); value++) {
            boolean[] next = left.clone();
            for (int rule = 0; rule < next.length; rule++) {
                next[rule] &= fits[column][value][rule];
            }
            // values that leave the same rules need to be walked once only
            if (seen.add(java.util.Arrays.toString(next))) {
                chosen[column] = value;
                walk(column + 1, chosen, next, fits, wrong);
            }
        }
    }

    private List<Object> valuesOf(int column) {
        String type = table.inputs().get(column).type();
        List<String> cells = new ArrayList<>();
        for (Row row : table.rows()) {
            cells.add(row.inputs().get(column));
            if (column == table.inputs().size() - 2) {
                cells.add(row.inputs().get(column + 1));
            }
        }
        return switch (type) {
            case "boolean" -> List.of(true, false);
            case "date" -> List.copyOf(days(cells));
            case "string" -> List.copyOf(words(cells));
            case "integer" ->
                numbers(cells).stream()
                        .filter(number -> number % 1 == 0)
                        .map(Object.class::cast)
                        .toList();
            default -> List.copyOf(numbers(cells));
        };
    }

    private static Set<LocalDate> days(List<String> cells) {
        var days = new TreeSet<LocalDate>(Set.of(LocalDate.parse("2026-11-25")));
        for (String cell : cells) {
            Matcher day = DAY.matcher(cell);
            if (day.matches()) {
                LocalDate found = LocalDate.parse(day.group(2));
                days.addAll(List.of(found.minusDays(1), found, found.plusDays(1)));
            }
        }
        return days;
    }

    private static Set<String> words(List<String> cells) {
        var words = new TreeSet<String>(Set.of("a word of no table", ""));
        for (String cell : cells) {
            Matcher text = TEXT.matcher(cell);
            while (text.find()) {
                words.add(text.group(1));
            }
        }
        boolean closed = words.containsAll(YES_NO) && words.size() == YES_NO.size() + 2;
        return closed ? YES_NO : words;
    }

    private static Set<Double> numbers(List<String> cells) {
        var numbers = new TreeSet<Double>(Set.of(0.0));
        for (String cell : cells) {
            Matcher digits = DIGITS.matcher(cell.replace("..", " "));
            while (digits.find()) {
                double number = Double.parseDouble(digits.group());
                numbers.addAll(List.of(number - 1, number - 0.5, number, number + 0.5, number + 1));
            }
        }
        return numbers;
    }

    private static boolean fits(String cell, Object value) {
        if (cell.isEmpty() || cell.equals("-")) {
            return true;
        }
        if (value instanceof String word) {
            Matcher not = NOT_TEXTS.matcher(cell);
            if (not.matches()) {
                return !listed(not.group(1), word);
            }
            if (TEXTS.matcher(cell).matches()) {
                return listed(cell, word);
            }
        } else if (value instanceof Boolean truth) {
            if (cell.equals("true") || cell.equals("false")) {
                return cell.equals(String.valueOf(truth));
            }
        } else if (value instanceof LocalDate day) {
            Matcher bound = DAY.matcher(cell);
            if (bound.matches()) {
                return compares(day.compareTo(LocalDate.parse(bound.group(2))), bound.group(1));
            }
        } else if (value instanceof Double number) {
            Matcher bound = NUMBER.matcher(cell);
            if (bound.matches()) {
                return compares(Double.compare(number, Double.parseDouble(bound.group(2))), bound.group(1));
            }
            Matcher range = RANGE.matcher(cell);
            if (range.matches()) {
                return compares(
                                Double.compare(number, Double.parseDouble(range.group(2))),
                                range.group(1).equals("[") ? ">=" : ">")
                        && compares(
                                Double.compare(number, Double.parseDouble(range.group(3))),
                                range.group(4).equals("]") ? "<=" : "<");
            }
            if (DIGITS.matcher(cell).matches()) {
                return number == Double.parseDouble(cell);
            }
        }
        throw new IllegalArgumentException("a cell in a form of its own: " + cell);
    }

    private static boolean compares(int order, String how) {
        return switch (how) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean listed(String cell, String word) {
        Matcher text = TEXT.matcher(cell);
        while (text.find()) {
            if (text.group(1).equals(word)) {
                return true;
            }
        }
        return false;
    }
}
