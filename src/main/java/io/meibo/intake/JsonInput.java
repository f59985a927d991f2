package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.shared.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one JSON object field by field and collects everything that is wrong with it, each with its pointer, so that a
 * caller learns of all mistakes at once. A field read in vain gives an empty value; look at the errors before use.
 */
final class JsonInput {

    private static final Pattern CONTROL =
            Pattern.compile("\\p{Cntrl}|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    private final JsonNode node;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> read = new HashSet<>();

    JsonInput(JsonNode node, String pointer, List<FieldError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
        if (!node.isObject()) {
            errors.add(FieldError.of(pointer, "WRONG_TYPE", "object"));
        }
    }

    void fault(String field, String code, Object... arguments) {
        errors.add(FieldError.of(pointer + "/" + field, code, arguments));
    }

    Optional<String> text(String field, int maximum) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return checked(pointer + "/" + field, value.get(), maximum);
    }

    String requiredText(String field, int maximum) {
        if (value(field)
                .filter(found -> !found.isTextual() || !found.asText().isBlank())
                .isEmpty()) {
            fault(field, "REQUIRED");
            return "";
        }
        return text(field, maximum).orElse("");
    }

    String requiredOneOf(String field, Collection<String> allowed, String code) {
        String value = requiredText(field, 60);
        if (!value.isEmpty() && !allowed.contains(value)) {
            fault(field, code, String.join(", ", allowed));
        }
        return value;
    }

    Optional<LocalDate> date(String field) {
        return text(field, 10).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException noDate) {
                fault(field, "NOT_A_DATE");
                return Optional.empty();
            }
        });
    }

    LocalDate requiredDate(String field) {
        if (value(field).isEmpty()) {
            fault(field, "REQUIRED");
        }
        return date(field).orElse(LocalDate.EPOCH);
    }

    boolean requiredTruth(String field) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            fault(field, "REQUIRED");
        } else if (!value.get().isBoolean()) {
            fault(field, "WRONG_TYPE", "boolean");
        }
        return value.filter(JsonNode::asBoolean).isPresent();
    }

    OffsetDateTime requiredTime(String field) {
        String text = requiredText(field, 40);
        try {
            return text.isEmpty() ? OffsetDateTime.MIN : OffsetDateTime.parse(text);
        } catch (DateTimeException noTime) {
            fault(field, "NOT_A_TIME");
            return OffsetDateTime.MIN;
        }
    }

    List<String> texts(String field, int entries, int maximum) {
        List<String> found = new ArrayList<>();
        List<JsonNode> array = array(field, entries);
        for (int i = 0; i < array.size(); i++) {
            checked(pointer + "/" + field + "/" + i, array.get(i), maximum).ifPresent(found::add);
        }
        return found;
    }

    Optional<JsonInput> object(String field) {
        return value(field).map(value -> new JsonInput(value, pointer + "/" + field, errors));
    }

    Optional<JsonInput> requiredObject(String field) {
        Optional<JsonInput> found = object(field);
        if (found.isEmpty()) {
            fault(field, "REQUIRED");
        }
        return found;
    }

    List<JsonInput> objects(String field, int entries) {
        List<JsonInput> found = new ArrayList<>();
        List<JsonNode> array = array(field, entries);
        for (int i = 0; i < array.size(); i++) {
            found.add(new JsonInput(array.get(i), pointer + "/" + field + "/" + i, errors));
        }
        return found;
    }

    /** Names every field that nobody asked for. */
    void noOthers() {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                // the name itself is the caller's text: it is named only where it looks like a field name
                fault(name.matches("[A-Za-z][A-Za-z0-9_-]{0,40}") ? name : "", "UNKNOWN_FIELD");
            }
        });
    }

    private List<JsonNode> array(String field, int entries) {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            fault(field, "WRONG_TYPE", "array");
            return List.of();
        }
        if (value.get().size() > entries) {
            fault(field, "TOO_MANY", entries);
            return List.of();
        }
        List<JsonNode> found = new ArrayList<>();
        value.get().forEach(found::add);
        return found;
    }

    private Optional<String> checked(String at, JsonNode value, int maximum) {
        if (!value.isTextual()) {
            errors.add(FieldError.of(at, "WRONG_TYPE", "string"));
            return Optional.empty();
        }
        String text = value.asText().strip();
        if (text.length() > maximum) {
            errors.add(FieldError.of(at, "TOO_LONG", maximum));
            return Optional.empty();
        }
        if (CONTROL.matcher(text).find()) {
            errors.add(FieldError.of(at, "CONTROL_CHARACTERS"));
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Optional<JsonNode> value(String field) {
        read.add(field);
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }
}
