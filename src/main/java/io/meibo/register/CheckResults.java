package io.meibo.register;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the checks found, kept per round and part; codes have texts {@code check.<code>} in the message bundles. */
@Component
public class CheckResults {

    /**
     * One part of one check: {@code check} such as {@code identity-document}, {@code part} such as {@code format},
     * {@code check-digit}, {@code expiry}; the code is stable; the pointer names the field concerned.
     */
    public record CheckResult(String check, String part, CheckOutcome outcome, String code, @Nullable String pointer) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckResults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts the results of one check of one round in place of earlier ones of the same round; safe to repeat. */
    @Transactional
    public void record(RegistrationId reference, int round, String check, List<CheckResult> results) {
        jdbc.sql("DELETE FROM check_result WHERE reference = :reference AND round = :round AND check_name = :check")
                .param("reference", reference.value())
                .param("round", round)
                .param("check", check)
                .update();
        for (CheckResult result : results) {
            jdbc.sql("INSERT INTO check_result (reference, round, check_name, part, outcome, code, pointer, at)"
                            + " VALUES (:reference, :round, :check, :part, :outcome, :code, :pointer, :at)")
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("check", check)
                    .param("part", result.part())
                    .param("outcome", result.outcome().code())
                    .param("code", result.code())
                    .param("pointer", result.pointer())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
    }

    public List<CheckResult> of(RegistrationId reference, int round) {
        return jdbc.sql("SELECT * FROM check_result WHERE reference = :reference AND round = :round"
                        + " ORDER BY at, check_name, part")
                .param("reference", reference.value())
                .param("round", round)
                .query((row, n) -> new CheckResult(
                        row.getString("check_name"),
                        row.getString("part"),
                        CheckOutcome.of(row.getString("outcome")),
                        row.getString("code"),
                        row.getString("pointer")))
                .list();
    }
}
