package io.meibo.rulebook.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cell asks of its input: the few forms of FEEL unary tests that tables of rules need. There is no form that calls,
 * loops or looks anything up.
 */
public sealed interface Test {

    /** Whether this value (as {@link ValueType#read} gives it) meets the test. */
    boolean accepts(@Nullable Object value);

    /** An empty cell. */
    record Any() implements Test {
        @Override
        public boolean accepts(@Nullable Object value) {
            return true;
        }
    }

    /** {@code "a"}: this very value. */
    record Is(Object expected) implements Test {
        @Override
        public boolean accepts(@Nullable Object value) {
            return value != null && order(expected, value) == 0;
        }
    }

    /** {@code < 5}, {@code >= date and time(…)}; {@code sign} is {@code <}, {@code <=}, {@code >} or {@code >=}. */
    record Compare(String sign, Object bound) implements Test {
        @Override
        public boolean accepts(@Nullable Object value) {
            if (value == null) {
                return false;
            }
            int order = order(value, bound);
            return switch (sign) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalStateException("no such sign");
            };
        }
    }

    /** {@code [1..5]}, {@code (1..5]}: between two values, each within or without. */
    record Between(boolean withLow, Object low, Object high, boolean withHigh) implements Test {
        @Override
        public boolean accepts(@Nullable Object value) {
            return new Compare(withLow ? ">=" : ">", low).accepts(value)
                    && new Compare(withHigh ? "<=" : "<", high).accepts(value);
        }
    }

    /** {@code "a", "b"}: one of these tests. */
    record OneOf(List<Test> tests) implements Test {
        public OneOf {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            for (Test test : tests) {
                if (test.accepts(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** {@code not("a", "b")}: none of these values; a missing value is none of them. */
    record NoneOf(List<Test> tests) implements Test {
        public NoneOf {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean accepts(@Nullable Object value) {
            return !new OneOf(tests).accepts(value);
        }
    }

    private static int order(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        if (one instanceof LocalDateTime a && other instanceof LocalDateTime b) {
            return a.compareTo(b);
        }
        if (one instanceof Boolean a && other instanceof Boolean b) {
            return a.compareTo(b);
        }
        return one.toString().compareTo(other.toString());
    }
}
