package io.meibo.register;

import io.meibo.privacy.Sealer;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decided: one row a task. The free note may speak of the person, so it is sealed. */
@Component
public class DecisionLog {

    /** A field or page that a decision marks (JSON pointer) and the codes of the reasons why this one. */
    public record Item(String pointer, List<String> reasons) {

        public Item {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A decision: coded reasons and JSON pointers of the fields or pages sent back, and for those marked one by one
     * their own reasons. {@code reasons} and {@code fields} hold everything that {@code items} name, too.
     */
    public record Decision(
            String taskId,
            String taskKey,
            RegistrationId reference,
            int round,
            String decidedBy,
            ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            List<Item> items,
            OffsetDateTime at) {

        public Decision(
                String taskId,
                String taskKey,
                RegistrationId reference,
                int round,
                String decidedBy,
                ReviewOutcome outcome,
                List<String> reasons,
                List<String> fields,
                OffsetDateTime at) {
            this(taskId, taskKey, reference, round, decidedBy, outcome, reasons, fields, List.of(), at);
        }

        private Decision with(List<Item> found) {
            return new Decision(taskId, taskKey, reference, round, decidedBy, outcome, reasons, fields, found, at);
        }

        /** Why this field or page was marked: its own reasons, or where it has none those of the whole decision. */
        public List<String> reasonsFor(String pointer) {
            return items.stream()
                    .filter(item -> item.pointer().equals(pointer))
                    .findFirst()
                    .map(Item::reasons)
                    .orElse(reasons);
        }
    }

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    DecisionLog(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Stores; while the task is open a later decision on it takes the place of an earlier one. */
    @Transactional
    public void record(
            RegistrationId reference,
            int round,
            String taskId,
            String taskKey,
            String decidedBy,
            ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            List<Item> items,
            @Nullable String note) {
        jdbc.sql("DELETE FROM decision_item WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql("DELETE FROM decision WHERE task_id = :task")
                .param("task", taskId)
                .update();
        jdbc.sql(
                        "INSERT INTO decision (task_id, task_key, reference, round, decided_by, outcome, reasons, fields, note,"
                                + " at) VALUES (:task, :taskKey, :reference, :round, :by, :outcome, :reasons, :fields, :note,"
                                + " :at)")
                .param("task", taskId)
                .param("taskKey", taskKey)
                .param("reference", reference.value())
                .param("round", round)
                .param("by", decidedBy)
                .param("outcome", outcome.code())
                .param("reasons", String.join(" ", reasons))
                .param("fields", String.join(" ", fields))
                .param("note", note == null ? null : sealer.seal(reference, "note/" + taskId, note))
                .param("at", OffsetDateTime.now(clock))
                .update();
        for (int n = 0; n < items.size(); n++) {
            jdbc.sql("INSERT INTO decision_item (task_id, seq, pointer, reasons)"
                            + " VALUES (:task, :seq, :pointer, :reasons)")
                    .param("task", taskId)
                    .param("seq", n)
                    .param("pointer", items.get(n).pointer())
                    .param("reasons", String.join(" ", items.get(n).reasons()))
                    .update();
        }
    }

    public Optional<Decision> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM decision WHERE task_id = :task")
                .param("task", taskId)
                .query(DecisionLog::row)
                .optional()
                .map(decision -> decision.with(items(decision.reference()).getOrDefault(taskId, List.of())));
    }

    /** All decisions on a registration, oldest first. */
    public List<Decision> of(RegistrationId reference) {
        List<Decision> decisions = jdbc.sql("SELECT * FROM decision WHERE reference = :reference ORDER BY round, at")
                .param("reference", reference.value())
                .query(DecisionLog::row)
                .list();
        if (decisions.isEmpty()) {
            return decisions;
        }
        Map<String, List<Item>> items = items(reference);
        return decisions.stream()
                .map(decision -> decision.with(items.getOrDefault(decision.taskId(), List.of())))
                .toList();
    }

    private Map<String, List<Item>> items(RegistrationId reference) {
        var items = new HashMap<String, List<Item>>();
        jdbc.sql("SELECT i.task_id, i.pointer, i.reasons FROM decision_item i JOIN decision d"
                        + " ON d.task_id = i.task_id WHERE d.reference = :reference ORDER BY i.task_id, i.seq")
                .param("reference", reference.value())
                .query((row, n) -> Map.entry(
                        row.getString("task_id"), new Item(row.getString("pointer"), words(row.getString("reasons")))))
                .list()
                .forEach(item -> items.computeIfAbsent(item.getKey(), first -> new ArrayList<>())
                        .add(item.getValue()));
        return items;
    }

    /** The latest decision that sent the case back. */
    public Optional<Decision> latestReturn(RegistrationId reference) {
        return of(reference).stream()
                .filter(decision -> decision.outcome() == ReviewOutcome.RETURN)
                .reduce((first, second) -> second);
    }

    /** Keeps what was sent back and was left as it was on purpose, in the round that the correction begins. */
    @Transactional
    public void keepConfirmed(RegistrationId reference, int round, Set<String> pointers) {
        for (String pointer : pointers) {
            jdbc.sql("INSERT INTO correction_kept (reference, round, pointer) VALUES (:reference, :round, :pointer)")
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("pointer", pointer)
                    .update();
        }
    }

    /** What the correction that began this round left as it was on purpose. */
    public List<String> confirmed(RegistrationId reference, int round) {
        return jdbc.sql("SELECT pointer FROM correction_kept WHERE reference = :reference AND round = :round"
                        + " ORDER BY pointer")
                .param("reference", reference.value())
                .param("round", round)
                .query(String.class)
                .list();
    }

    /** The reviewer's note in clear; for people who may read the case. */
    public Optional<String> note(RegistrationId reference, String taskId) {
        return jdbc.sql("SELECT note FROM decision WHERE task_id = :task AND note IS NOT NULL")
                .param("task", taskId)
                .query((row, n) -> row.getBytes("note"))
                .optional()
                .map(note -> sealer.openText(reference, "note/" + taskId, note));
    }

    private static Decision row(ResultSet row, int n) throws SQLException {
        return new Decision(
                row.getString("task_id"),
                row.getString("task_key"),
                new RegistrationId(row.getString("reference")),
                row.getInt("round"),
                row.getString("decided_by"),
                ReviewOutcome.of(row.getString("outcome")),
                words(row.getString("reasons")),
                words(row.getString("fields")),
                row.getObject("at", OffsetDateTime.class));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" "));
    }
}
