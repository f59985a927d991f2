package io.meibo.rulebook.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell by an allow-list of forms: nothing, a value, {@code not(…)} of values, comparisons, ranges, and several of
 * them with commas between. Everything else, were it good FEEL, is not read; nothing is ever evaluated.
 */
final class CellReader {

    private static final int LONGEST = 2_000;
    private static final Pattern NOT = Pattern.compile("not\\s*\\(");
    private static final Pattern SIGN = Pattern.compile("(<=|>=|<|>)");
    private static final Pattern TEXT = Pattern.compile("\"([\\p{L}\\p{N} _.,:;/|+()-]{0,200})\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,10})?");
    private static final Pattern TRUTH = Pattern.compile("(?:true|false)\\b");
    private static final Pattern MOMENT =
            Pattern.compile("date and time\\s*\\(\\s*\"(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\"\\s*\\)");
    private static final Pattern DOTS = Pattern.compile("\\.\\.");
    private static final Pattern BLANK = Pattern.compile("\\s*");

    private final String text;
    private final ValueType type;
    private int at;

    private CellReader(String text, ValueType type) {
        this.text = text;
        this.type = type;
    }

    /** The test of an input cell; empty where it is of no form that is allowed, or of another type than its column. */
    static Optional<Test> test(String text, ValueType type) {
        String cell = text.trim();
        if (cell.isEmpty() || cell.equals("-")) {
            return Optional.of(new Test.Any());
        }
        if (cell.length() > LONGEST) {
            return Optional.empty();
        }
        var reader = new CellReader(cell, type);
        try {
            Test test = reader.tests();
            return reader.atEnd() ? Optional.of(test) : Optional.empty();
        } catch (NotAllowed e) {
            return Optional.empty();
        }
    }

    /**
     * The value of an output cell, within an outer that is empty where the cell is of no form that is allowed; the inner is
     * empty where the cell gives nothing.
     */
    static Optional<Optional<Object>> value(String text, ValueType type) {
        String cell = text.trim();
        if (cell.isEmpty() || cell.equals("null")) {
            return Optional.of(Optional.empty());
        }
        // the engine turns what it finds into the type of the column: 10000 in a column of text is "10000"
        ValueType written = type == ValueType.TEXT && !cell.startsWith("\"") ? ValueType.NUMBER : type;
        var reader = new CellReader(cell, written);
        try {
            Object value = reader.literal();
            if (!reader.atEnd()) {
                return Optional.empty();
            }
            return Optional.of(Optional.of(
                    type == ValueType.TEXT && value instanceof BigDecimal
                            ? String.valueOf(ValueType.plain(value))
                            : value));
        } catch (NotAllowed e) {
            return Optional.empty();
        }
    }

    private Test tests() throws NotAllowed {
        if (type != ValueType.TRUTH && take(NOT) != null) {
            List<Test> tests = new ArrayList<>();
            do {
                tests.add(new Test.Is(literal()));
            } while (takeSign(','));
            if (!takeSign(')')) {
                throw new NotAllowed();
            }
            return new Test.NoneOf(tests);
        }
        List<Test> tests = new ArrayList<>();
        do {
            tests.add(one());
        } while (takeSign(','));
        return tests.size() == 1 ? tests.get(0) : new Test.OneOf(tests);
    }

    private Test one() throws NotAllowed {
        Matcher sign = take(SIGN);
        if (sign != null) {
            requireOrdered();
            return new Test.Compare(sign.group(1), literal());
        }
        boolean within = takeSign('[');
        if (within || takeSign('(') || takeSign(']')) {
            requireOrdered();
            Object low = literal();
            if (take(DOTS) == null) {
                throw new NotAllowed();
            }
            Object high = literal();
            boolean withHigh = takeSign(']');
            if (!withHigh && !takeSign(')') && !takeSign('[')) {
                throw new NotAllowed();
            }
            return new Test.Between(within, low, high, withHigh);
        }
        return new Test.Is(literal());
    }

    private Object literal() throws NotAllowed {
        skipBlank();
        Matcher found =
                switch (type) {
                    case TEXT -> take(TEXT);
                    case WHOLE_NUMBER, NUMBER -> take(NUMBER);
                    case DAY -> take(MOMENT);
                    case TRUTH -> take(TRUTH);
                };
        if (found == null) {
            throw new NotAllowed();
        }
        try {
            return switch (type) {
                case TEXT -> found.group(1);
                case WHOLE_NUMBER, NUMBER -> new BigDecimal(found.group());
                case DAY -> LocalDateTime.parse(found.group(1));
                case TRUTH -> found.group().equals("true");
            };
        } catch (DateTimeException e) {
            throw new NotAllowed();
        }
    }

    private void requireOrdered() throws NotAllowed {
        if (type == ValueType.TEXT || type == ValueType.TRUTH) {
            throw new NotAllowed();
        }
    }

    private @Nullable Matcher take(Pattern pattern) {
        if (pattern != BLANK) {
            skipBlank();
        }
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (matcher.lookingAt()) {
            at = matcher.end();
            return matcher;
        }
        return null;
    }

    private boolean takeSign(char sign) {
        skipBlank();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        skipBlank();
        return at == text.length();
    }

    private void skipBlank() {
        take(BLANK);
    }

    /** A form that is not on the list. */
    private static final class NotAllowed extends Exception {}
}
