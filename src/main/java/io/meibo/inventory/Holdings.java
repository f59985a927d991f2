package io.meibo.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a registration has held of the stock, from the first reservation on: nothing is ever taken out of this history. */
@Service
public class Holdings {

    /** One change: {@code kind} is {@code sim}, {@code card} or {@code number}; {@code until} as far as it was to last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String state, @Nullable StockReason reason, OffsetDateTime at, @Nullable OffsetDateTime until) {}

    /** An item that was held, its number masked, and what became of it, oldest first. */
    public record Holding(String kind, String serial, boolean held, List<Change> changes) {}

    private record Item(String kind, String serial) {}

    private final Register register;
    private final JdbcClient jdbc;

    Holdings(Register register, JdbcClient jdbc) {
        this.register = register;
        this.jdbc = jdbc;
    }

    /** All it holds or has held, in the order in which it got them. */
    public List<Holding> of(RegistrationId reference) {
        register.get(reference);
        var changes = new LinkedHashMap<Item, List<Change>>();
        jdbc.sql("SELECT * FROM stock_movement WHERE reference = :reference ORDER BY id")
                .param("reference", reference.value())
                .query(row -> {
                    String reason = row.getString("reason");
                    changes.computeIfAbsent(
                                    new Item(row.getString("kind"), row.getString("item")), first -> new ArrayList<>())
                            .add(new Change(
                                    row.getString("state"),
                                    reason == null ? null : StockReason.of(reason),
                                    row.getObject("at", OffsetDateTime.class),
                                    row.getObject("held_until", OffsetDateTime.class)));
                });
        return changes.entrySet().stream()
                .map(entry -> {
                    String now =
                            entry.getValue().get(entry.getValue().size() - 1).state();
                    return new Holding(
                            entry.getKey().kind(),
                            masked(entry.getKey().serial()),
                            now.equals("reserved") || now.equals("issued"),
                            entry.getValue());
                })
                .toList();
    }

    static String masked(String digits) {
        return digits.substring(0, 3) + "…" + digits.substring(digits.length() - 2);
    }
}
