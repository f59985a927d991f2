package io.meibo.rulebook.table;

import java.util.List;

/**
 * What is wrong with a table: where (a JSON pointer below the table, such as {@code /rules/3/inputs/0}), a stable code
 * (text {@code field.<code>}) and arguments for that text.
 */
public record Fault(String pointer, String code, List<Object> arguments) {

    static Fault of(String pointer, String code, Object... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }
}
