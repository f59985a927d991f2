package io.meibo.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import io.meibo.workflow.DecisionMade;
import io.meibo.workflow.Vars;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the tables said of each registration, round by round: the version asked, the rules that spoke, everything that
 * was read and given. It is kept with the registration and outlives the engine's history, so that a decision can be
 * explained, and computed again, at any time.
 */
@Component
public class Rulings {

    /** A ruling as it was stamped; {@code what} tells two rulings of one table in one round apart. */
    public record Stamp(RegistrationId reference, int round, String what, OffsetDateTime at, Ruling ruling) {}

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Policy policy;
    private final Register register;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    Rulings(JdbcClient jdbc, Policy policy, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.register = register;
        this.clock = clock;
    }

    /** Stamps a ruling on a round, in place of what the same table said before of the same; safe to repeat. */
    @Transactional
    public void stamp(RegistrationId reference, int round, String what, Ruling ruling) {
        jdbc.sql("DELETE FROM ruling WHERE reference = :reference AND round = :round AND table_name = :table"
                        + " AND what = :what")
                .param("reference", reference.value())
                .param("round", round)
                .param("table", ruling.table())
                .param("what", what)
                .update();
        jdbc.sql("INSERT INTO ruling (reference, round, table_name, what, table_version, deployment, rules, inputs,"
                        + " outputs, at) VALUES (:reference, :round, :table, :what, :version, :deployment, :rules,"
                        + " :inputs, :outputs, :at)")
                .param("reference", reference.value())
                .param("round", round)
                .param("table", ruling.table())
                .param("what", what)
                .param("version", ruling.version())
                .param("deployment", ruling.deployment())
                .param(
                        "rules",
                        String.join(" ", ruling.rules().stream().map(Rule::id).toList()))
                .param("inputs", text(ruling.inputs()))
                .param("outputs", text(ruling.outputs()))
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** A process has asked a table by itself. */
    @EventListener
    @Transactional
    public void on(DecisionMade decision) {
        stamp(
                decision.reference(),
                register.get(decision.reference()).round(),
                "",
                policy.ruling(decision.evaluation()));
    }

    /** What was said in that round, in the order it was asked. */
    public List<Stamp> of(RegistrationId reference, int round) {
        return jdbc.sql("SELECT * FROM ruling WHERE reference = :reference AND round = :round"
                        + " ORDER BY at, table_name, what")
                .param("reference", reference.value())
                .param("round", round)
                .query(this::row)
                .list();
    }

    /** What was said in all rounds, in the order it was asked. */
    public List<Stamp> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM ruling WHERE reference = :reference ORDER BY round, at, table_name, what")
                .param("reference", reference.value())
                .query(this::row)
                .list();
    }

    private Stamp row(ResultSet row, int n) throws SQLException {
        String table = row.getString("table_name");
        int version = row.getInt("table_version");
        return new Stamp(
                new RegistrationId(row.getString("reference")),
                row.getInt("round"),
                row.getString("what"),
                row.getObject("at", OffsetDateTime.class),
                new Ruling(
                        table,
                        version,
                        row.getString("deployment"),
                        policy.rules(
                                table,
                                version,
                                Arrays.asList(row.getString("rules").split(" "))),
                        values(row.getString("inputs")),
                        values(row.getString("outputs"))));
    }

    private String text(Map<String, @Nullable Object> values) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> plain.put(name, value instanceof LocalDate day ? day.toString() : value));
        try {
            return json.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ruling holds something that is no plain value", e);
        }
    }

    /** A variable's declared type tells a day from a text that looks like one. */
    private Map<String, @Nullable Object> values(String text) {
        try {
            Map<String, @Nullable Object> values = json.readValue(text, VALUES);
            values.replaceAll(
                    (name, value) -> value instanceof String day && isDay(name) ? LocalDate.parse(day) : value);
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stamped ruling cannot be read", e);
        }
    }

    private static boolean isDay(String name) {
        Vars.Var<?> variable = Vars.BY_NAME.get(name);
        return variable != null && variable.type() == LocalDate.class;
    }
}
