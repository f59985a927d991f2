package io.meibo.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays a partial JSON document over a whole one (RFC 7396) and tells what became different, by pointer. */
final class Patches {

    private Patches() {}

    static void merge(ObjectNode target, ObjectNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode existing = target.get(field.getKey());
            if (field.getValue() instanceof ObjectNode inner && existing instanceof ObjectNode object) {
                merge(object, inner);
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    /** Pointers of the leaves that differ; an array counts as one leaf; null and absent are the same. */
    static Set<String> differences(ObjectNode before, ObjectNode after) {
        var found = new LinkedHashSet<String>();
        compare(before, after, "", found);
        return found;
    }

    private static void compare(ObjectNode before, ObjectNode after, String at, Set<String> found) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode left = absentAsNull(before.get(name));
            JsonNode right = absentAsNull(after.get(name));
            if (left instanceof ObjectNode leftObject && right instanceof ObjectNode rightObject) {
                compare(leftObject, rightObject, at + "/" + name, found);
            } else if (!Objects.equals(left, right)) {
                found.add(at + "/" + name);
            }
        }
    }

    private static JsonNode absentAsNull(@Nullable JsonNode node) {
        return node == null ? com.fasterxml.jackson.databind.node.NullNode.getInstance() : node;
    }
}
