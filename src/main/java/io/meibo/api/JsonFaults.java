package io.meibo.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the field a JSON fault is about, as a JSON pointer; the fault's own message may quote what was sent. */
final class JsonFaults {

    private JsonFaults() {}

    static Optional<String> pointerOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonMappingException mapping
                    && !mapping.getPath().isEmpty()) {
                return Optional.of(mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining()));
            }
        }
        return Optional.empty();
    }
}
