package io.meibo.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import io.meibo.workflow.TableHistory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a replay of 10,000 registrations takes, each with two stamps and the parts of a check, half of them to be
 * decided otherwise with another road. Not part of the check; {@code mvn -o -Dquick test -Dtest=ReplayBenchmark} runs it.
 */
class ReplayBenchmark extends AppTest {

    private static final Logger log = LoggerFactory.getLogger(ReplayBenchmark.class);
    private static final int REGISTRATIONS = 10_000;
    private static final int RUNS = 3;
    private static final LocalDate FIRST = LocalDate.parse("2012-01-01");
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Replays replays;

    @Autowired
    private Decisions decisions;

    @Autowired
    private TableHistory history;

    @Test
    void ten_thousand_registrations_three_times() throws JsonProcessingException {
        enter();
        byte[] changed = history.dmn(
                        "verification-methods",
                        decisions.latest("verification-methods").version())
                .replace("2027-03-31T", "2012-01-31T")
                .replace("2027-04-01T", "2012-02-01T")
                .getBytes(StandardCharsets.UTF_8);
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Replay begun = replays.begin(MANAGER, List.of(changed), FIRST, FIRST.plusDays(60));
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> replays.get(MANAGER, begun.id()).state().ended());
            millis.add((System.nanoTime() - start) / 1_000_000);
            Replay ended = replays.get(MANAGER, begun.id());
            assertThat(ended.state()).isEqualTo(ReplayState.DONE);
            assertThat(ended.total()).isEqualTo(REGISTRATIONS);
            assertThat(ended.notReplayable()).isZero();
            assertThat(ended.differing()).isEqualTo(REGISTRATIONS / 2);
            assertThat(ended.otherRoad()).isEqualTo(REGISTRATIONS / 2);
        }
        log.info("replay of {} registrations on H2, ms: {}", REGISTRATIONS, millis);
    }

    private void enter() throws JsonProcessingException {
        Stamp before = stamp("verification-methods", Map.of("verification", "document-shown"));
        Stamp road = stamp("review-route", Map.of());
        var random = new SecureRandom();
        List<Object[]> registrations = new ArrayList<>();
        List<Object[]> stamps = new ArrayList<>();
        List<Object[]> parts = new ArrayList<>();
        var at = OffsetDateTime.parse("2012-01-01T10:00:00+09:00");
        for (int i = 0; i < REGISTRATIONS; i++) {
            String reference = RegistrationId.random(random).value();
            // one half in January, the other in February
            LocalDate day = i % 2 == 0 ? FIRST.plusDays(i % 30) : FIRST.plusDays(31 + i % 28);
            registrations.add(new Object[] {reference, day, at, at});
            stamps.add(before.row(reference, day, at));
            stamps.add(road.row(reference, day, at));
            parts.add(new Object[] {reference, "format", at});
            parts.add(new Object[] {reference, "person-binding", at});
        }
        jdbc.batchUpdate(
                "INSERT INTO registration (reference, product, plan, country, operator, channel, verification, language,"
                        + " document_type, delivery_form, delivery_method, applied_on, entered_by, access_code_hash,"
                        + " round, status, created_at, updated_at) VALUES (?, 'jp-postpaid-voice', 'standard-20gb',"
                        + " 'JPN', 'meibo-mobile', 'counter', 'document-shown', 'ja', 'jp-driver-licence', 'sim',"
                        + " 'counter', ?, 'clerk', 'x', 1, 'completed', ?, ?)",
                registrations);
        jdbc.batchUpdate(
                "INSERT INTO ruling (reference, round, table_name, what, table_version, deployment, rules, inputs,"
                        + " outputs, at) VALUES (?, 1, ?, '', ?, ?, ?, ?, ?, ?)",
                stamps);
        jdbc.batchUpdate(
                "INSERT INTO check_result (reference, round, check_name, part, outcome, code, at)"
                        + " VALUES (?, 1, 'identity-document', ?, 'passed', 'OK', ?)",
                parts);
    }

    /** What the deployed table says of a plain case, to be stamped on many. */
    private Stamp stamp(String table, Map<String, String> more) {
        DecisionTable latest = decisions.latest(table);
        Map<String, @Nullable Object> inputs = new HashMap<>();
        for (DecisionTable.Column input : latest.inputs()) {
            inputs.put(input.name(), input.name().endsWith("Result") ? "passed" : null);
        }
        inputs.put("appliedOn", FIRST);
        inputs.putAll(Map.of(
                "product", "jp-postpaid-voice",
                "country", "JPN",
                "channel", "counter",
                "documentType", "jp-driver-licence"));
        inputs.putAll(more);
        inputs.keySet()
                .retainAll(
                        latest.inputs().stream().map(DecisionTable.Column::name).toList());
        return new Stamp(latest.evaluate(inputs), latest);
    }

    private record Stamp(Evaluation said, DecisionTable table) {

        Object[] row(String reference, LocalDate day, OffsetDateTime at) throws JsonProcessingException {
            Map<String, @Nullable Object> inputs = new HashMap<>(said.inputs());
            inputs.put("appliedOn", day.toString());
            return new Object[] {
                reference,
                table.table(),
                table.version(),
                table.deployment(),
                String.join(" ", said.rules()),
                JSON.writeValueAsString(inputs),
                JSON.writeValueAsString(said.rows().get(0)),
                at
            };
        }
    }
}
