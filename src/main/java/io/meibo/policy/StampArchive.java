package io.meibo.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.shared.RegistrationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stamps of many registrations at once, as they are stored (days as text); see {@link Rulings} for one. */
@Component
public class StampArchive {

    /** A stored stamp: which version was asked, the ids of the rules that spoke, what was read and given. */
    public record Stored(
            int round,
            String table,
            String what,
            int version,
            List<String> rules,
            Map<String, @Nullable Object> inputs,
            Map<String, @Nullable Object> outputs) {}

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    StampArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All stamps of these registrations, by registration; one without any is left out. */
    public Map<RegistrationId, List<Stored>> of(Collection<RegistrationId> references) {
        Map<RegistrationId, List<Stored>> found = new HashMap<>();
        if (references.isEmpty()) {
            return found;
        }
        jdbc.sql("SELECT * FROM ruling WHERE reference IN (:references) ORDER BY reference, round, table_name, what")
                .param(
                        "references",
                        references.stream().map(RegistrationId::value).toList())
                .query((row, n) -> Map.entry(
                        new RegistrationId(row.getString("reference")),
                        new Stored(
                                row.getInt("round"),
                                row.getString("table_name"),
                                row.getString("what"),
                                row.getInt("table_version"),
                                Arrays.asList(row.getString("rules").split(" ")),
                                values(row.getString("inputs")),
                                values(row.getString("outputs")))))
                .list()
                .forEach(stamp -> found.computeIfAbsent(stamp.getKey(), key -> new ArrayList<>())
                        .add(stamp.getValue()));
        return found;
    }

    private Map<String, @Nullable Object> values(String text) {
        try {
            return json.readValue(text, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stamp cannot be read", e);
        }
    }
}
