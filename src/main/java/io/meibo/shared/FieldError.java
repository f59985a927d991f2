package io.meibo.shared;

import java.util.List;

/**
 * What is wrong with one field: JSON pointer, stable code (text {@code field.<code>} in the message bundles) and
 * arguments for that text, which are never personal.
 */
public record FieldError(String pointer, String code, List<Object> arguments) {

    public static FieldError of(String pointer, String code, Object... arguments) {
        return new FieldError(pointer, code, List.of(arguments));
    }
}
