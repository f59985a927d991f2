package io.meibo.portrait;

import io.meibo.portrait.PortraitService.Liveness;
import io.meibo.portrait.PortraitService.Opinion;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Own tables of the comparison: what a service said in a round, and what people said, one row a task. */
@Component
class Comparisons {

    /** An opinion with what the thresholds of that day made of it; each part doubted or not, apart. */
    record Heard(Opinion opinion, boolean similarEnough, boolean rateLowEnough) {

        boolean isDoubt() {
            return !similarEnough || !rateLowEnough || opinion.liveness() != Liveness.LIVE;
        }
    }

    /** What somebody said for a task. */
    record Judgement(
            String taskId,
            RegistrationId reference,
            int round,
            PortraitResult result,
            List<String> reasons,
            String judgedBy,
            OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Comparisons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what the service said in this round; a repetition takes its place. */
    void keep(RegistrationId reference, int round, Heard heard) {
        forget(reference, round);
        jdbc.sql(
                        "INSERT INTO portrait_opinion (reference, round, similarity, liveness, false_accept_rate,"
                                + " similar_enough, rate_low_enough, at)"
                                + " VALUES (:reference, :round, :similarity, :liveness, :rate, :similarEnough, :lowEnough, :at)")
                .param("reference", reference.value())
                .param("round", round)
                .param("similarity", heard.opinion().similarity())
                .param("liveness", heard.opinion().liveness().name())
                .param("rate", heard.opinion().falseAcceptRate())
                .param("similarEnough", heard.similarEnough())
                .param("lowEnough", heard.rateLowEnough())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    void forget(RegistrationId reference, int round) {
        jdbc.sql("DELETE FROM portrait_opinion WHERE reference = :reference AND round = :round")
                .param("reference", reference.value())
                .param("round", round)
                .update();
    }

    Optional<Heard> heard(RegistrationId reference, int round) {
        return jdbc.sql("SELECT * FROM portrait_opinion WHERE reference = :reference AND round = :round")
                .param("reference", reference.value())
                .param("round", round)
                .query((row, n) -> new Heard(
                        new Opinion(
                                row.getDouble("similarity"),
                                Liveness.valueOf(row.getString("liveness")),
                                row.getDouble("false_accept_rate")),
                        row.getBoolean("similar_enough"),
                        row.getBoolean("rate_low_enough")))
                .optional();
    }

    /** Keeps what somebody says for a task; while the task is open a later word takes the place of the former. */
    void keep(Judgement judgement) {
        jdbc.sql("DELETE FROM portrait_judgement WHERE task_id = :task")
                .param("task", judgement.taskId())
                .update();
        jdbc.sql("INSERT INTO portrait_judgement (task_id, reference, round, result, reasons, judged_by, at)"
                        + " VALUES (:task, :reference, :round, :result, :reasons, :by, :at)")
                .param("task", judgement.taskId())
                .param("reference", judgement.reference().value())
                .param("round", judgement.round())
                .param("result", judgement.result().code())
                .param("reasons", String.join(",", judgement.reasons()))
                .param("by", judgement.judgedBy())
                .param("at", judgement.at())
                .update();
    }

    Optional<Judgement> ofTask(String taskId) {
        return jdbc.sql("SELECT * FROM portrait_judgement WHERE task_id = :task")
                .param("task", taskId)
                .query((row, n) -> new Judgement(
                        row.getString("task_id"),
                        new RegistrationId(row.getString("reference")),
                        row.getInt("round"),
                        PortraitResult.of(row.getString("result")),
                        Arrays.stream(row.getString("reasons").split(",", -1))
                                .filter(reason -> !reason.isEmpty())
                                .toList(),
                        row.getString("judged_by"),
                        row.getObject("at", OffsetDateTime.class)))
                .optional();
    }
}
