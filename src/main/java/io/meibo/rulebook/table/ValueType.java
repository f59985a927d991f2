package io.meibo.rulebook.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column of a table holds. Values are kept as text, {@link BigDecimal}, {@link LocalDateTime}, truth value or null. */
public enum ValueType {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    DAY,
    TRUTH;

    /** The type of that DMN {@code typeRef}; empty where it is none of ours. */
    public static Optional<ValueType> of(String typeRef) {
        return switch (typeRef) {
            case "string" -> Optional.of(TEXT);
            case "integer", "long" -> Optional.of(WHOLE_NUMBER);
            case "double", "number" -> Optional.of(NUMBER);
            case "date" -> Optional.of(DAY);
            case "boolean" -> Optional.of(TRUTH);
            default -> Optional.empty();
        };
    }

    boolean isNumber() {
        return this == WHOLE_NUMBER || this == NUMBER;
    }

    /**
     * A stored value as this column compares it: a number from text or number, a day as its midnight; null stays null.
     * Throws {@link IllegalArgumentException} where the value is of another kind.
     */
    public @Nullable Object read(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (this) {
                case TEXT -> value.toString();
                case WHOLE_NUMBER, NUMBER -> new BigDecimal(value.toString());
                case DAY ->
                    value instanceof LocalDate day
                            ? day.atStartOfDay()
                            : LocalDate.parse(value.toString()).atStartOfDay();
                case TRUTH -> truth(value.toString());
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("not a value of a " + this + " column", e);
        }
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("not a truth value");
        }
        return text.equals("true");
    }

    /** A value as text by which two outcomes are compared: 5, 5.0 and "5" are the same; null stays null. */
    public static @Nullable String plain(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof LocalDateTime time) {
            return time.equals(time.toLocalDate().atStartOfDay())
                    ? time.toLocalDate().toString()
                    : time.toString();
        }
        if (value instanceof Number number) {
            BigDecimal plain = new BigDecimal(number.toString());
            return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }
}
