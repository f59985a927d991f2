package io.meibo.register;

import io.meibo.security.ApplicantGate;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.StageEntered;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of registrations: one row each, which is also the lock of its case. Status and wait are only ever set by
 * what the process reached ({@link StageEntered}); verbs of the features lock, look, store, and tell the process.
 */
@Component
public class Register implements ApplicantGate {

    /** One step of a registration's way. */
    public record HistoryEntry(
            OffsetDateTime at, RegistrationStatus status, @Nullable String step, @Nullable Awaiting awaiting) {}

    /** A newly entered draft and the secret that goes out with it; only a hash of the secret is kept. */
    public record Entered(RegistrationId reference, String accessCode) {}

    /** What to list; null stands for all. {@code among} limits to these references. */
    public record Filter(
            @Nullable RegistrationStatus status,
            @Nullable String product,
            @Nullable String enteredBy,
            @Nullable Set<RegistrationId> among) {

        public static final Filter ALL = new Filter(null, null, null, null);
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random;
    private final ServiceClock serviceClock;

    Register(JdbcClient jdbc, Clock clock, SecureRandom random, ServiceClock serviceClock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
        this.serviceClock = serviceClock;
    }

    /**
     * Enters a draft. A second one with the same external reference is refused with {@code EXTERNAL_REFERENCE_TAKEN}
     * (409), whose argument is the first one's reference.
     */
    @Transactional
    public Entered enter(
            RegistrationCase.Facts facts, Actor actor, @Nullable String externalSystem, @Nullable String externalId) {
        if (externalId != null) {
            byExternal(String.valueOf(externalSystem), externalId).ifPresent(first -> {
                throw Refusal.wrongState("EXTERNAL_REFERENCE_TAKEN", first);
            });
        }
        RegistrationId reference = RegistrationId.random(random);
        String accessCode = AccessCodes.draw(random);
        var now = OffsetDateTime.now(clock);
        try {
            jdbc.sql("INSERT INTO registration (reference, product, plan, country, operator, channel, verification,"
                            + " language, document_type, delivery_form, delivery_method, applied_on, entered_by,"
                            + " external_system, external_id, access_code_hash, round, status, awaiting, awaiting_from,"
                            + " created_at, updated_at) VALUES (:reference, :product, :plan, :country, :operator,"
                            + " :channel, :verification, :language, :documentType, :deliveryForm, :deliveryMethod,"
                            + " :appliedOn, :enteredBy, :externalSystem, :externalId, :accessCodeHash, 1, :status,"
                            + " :awaiting, :awaitingFrom, :now, :now)")
                    .param("reference", reference.value())
                    .params(factParams(facts))
                    .param("enteredBy", actor.id())
                    .param("externalSystem", externalSystem)
                    .param("externalId", externalId)
                    .param("accessCodeHash", AccessCodes.hash(reference, accessCode))
                    .param("status", RegistrationStatus.DRAFT.code())
                    .param("awaiting", Awaiting.SUBMISSION.code())
                    .param("awaitingFrom", AwaitedFrom.OPERATOR.code())
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            // two at once: the unique constraint decides; the loser asks again and gets the first one's reference
            throw Refusal.wrongState("EXTERNAL_REFERENCE_TAKEN", "");
        }
        addHistory(reference, RegistrationStatus.DRAFT, null, Awaiting.SUBMISSION);
        recordHand(reference, actor, "entered", 1);
        return new Entered(reference, accessCode);
    }

    public Optional<RegistrationId> byExternal(String system, String id) {
        return jdbc.sql("SELECT reference FROM registration WHERE external_system = :system AND external_id = :id")
                .param("system", system)
                .param("id", id)
                .query((row, n) -> new RegistrationId(row.getString(1)))
                .optional();
    }

    public Optional<RegistrationCase> find(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM registration WHERE reference = :reference")
                .param("reference", reference.value())
                .query(Register::row)
                .optional();
    }

    /** The case, or the refusal {@code NOT_FOUND}. */
    public RegistrationCase get(RegistrationId reference) {
        return find(reference).orElseThrow(Refusal::notFound);
    }

    /** Locks the case until the transaction ends; every verb that changes one begins so. */
    @Transactional
    public RegistrationCase lock(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM registration WHERE reference = :reference FOR UPDATE")
                .param("reference", reference.value())
                .query(Register::row)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Locks the case and refuses with {@code WRONG_STATE} (409) where its status is none of these. */
    @Transactional
    public RegistrationCase lockIn(RegistrationId reference, RegistrationStatus... statuses) {
        RegistrationCase found = lock(reference);
        if (!List.of(statuses).contains(found.status())) {
            throw Refusal.wrongState("WRONG_STATE", found.status().code());
        }
        return found;
    }

    /** The process claims its draft, once. False where it is no draft any more. */
    @Transactional
    public boolean claim(RegistrationId reference, String processKey, String instanceId) {
        return jdbc.sql(
                                "UPDATE registration SET process_key = :key, process_instance_id = :instance, status = :checking,"
                                        + " awaiting = :awaiting, updated_at = :now WHERE reference = :reference"
                                        + " AND process_instance_id IS NULL AND status = :draft")
                        .param("key", processKey)
                        .param("instance", instanceId)
                        .param("checking", RegistrationStatus.CHECKING.code())
                        .param("awaiting", Awaiting.CHECK.code())
                        .param("draft", RegistrationStatus.DRAFT.code())
                        .param("now", OffsetDateTime.now(clock))
                        .param("reference", reference.value())
                        .update()
                == 1;
    }

    /** Begins the next round of a case: the applicant has corrected something. */
    @Transactional
    public int nextRound(RegistrationId reference, RegistrationCase.Facts facts) {
        jdbc.sql("UPDATE registration SET round = round + 1, verification = :verification,"
                        + " document_type = :documentType, updated_at = :now WHERE reference = :reference")
                .param("verification", facts.verification())
                .param("documentType", facts.documentType())
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
        return get(reference).round();
    }

    /** What the policy asks as deposit; shown with the wait for it. Null where none is asked. */
    @Transactional
    public void setDepositDue(RegistrationId reference, @Nullable Money due) {
        jdbc.sql("UPDATE registration SET deposit_amount = :amount, deposit_currency = :currency"
                        + " WHERE reference = :reference")
                .param("amount", due == null ? null : due.amount())
                .param("currency", due == null ? null : due.currency())
                .param("reference", reference.value())
                .update();
    }

    /** A draft that is given up; it has no process that could tell so. */
    @Transactional
    public void withdrawDraft(RegistrationId reference) {
        move(reference, RegistrationStatus.WITHDRAWN, null, null, null, null);
    }

    /** The process reached an element at which the model says where the case stands. */
    @EventListener
    @Transactional
    public void on(StageEntered stage) {
        if (stage.status() == null && stage.awaiting() == null) {
            return;
        }
        RegistrationCase now = lock(stage.reference());
        move(
                stage.reference(),
                stage.status() == null ? now.status() : stage.status(),
                stage.step(),
                stage.awaiting(),
                stage.from(),
                stage.until());
    }

    private void move(
            RegistrationId reference,
            RegistrationStatus status,
            @Nullable String step,
            @Nullable Awaiting awaiting,
            @Nullable AwaitedFrom from,
            @Nullable OffsetDateTime until) {
        jdbc.sql("UPDATE registration SET status = :status, step = :step, awaiting = :awaiting,"
                        + " awaiting_from = :from, awaiting_until = :until, updated_at = :now"
                        + " WHERE reference = :reference")
                .param("status", status.code())
                .param("step", step)
                .param("awaiting", awaiting == null ? null : awaiting.code())
                .param("from", from == null ? null : from.code())
                .param("until", until)
                .param("now", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
        serviceClock.turn(reference, status);
        addHistory(reference, status, step, awaiting);
    }

    private void addHistory(
            RegistrationId reference, RegistrationStatus status, @Nullable String step, @Nullable Awaiting awaiting) {
        jdbc.sql("INSERT INTO registration_history (reference, seq, at, status, step, awaiting)"
                        + " SELECT :reference, COALESCE(MAX(seq), 0) + 1, :at, :status, :step, :awaiting"
                        + " FROM registration_history WHERE reference = :reference")
                .param("reference", reference.value())
                .param("at", OffsetDateTime.now(clock))
                .param("status", status.code())
                .param("step", step)
                .param("awaiting", awaiting == null ? null : awaiting.code())
                .update();
    }

    public List<HistoryEntry> history(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM registration_history WHERE reference = :reference ORDER BY seq")
                .param("reference", reference.value())
                .query((row, n) -> new HistoryEntry(
                        row.getObject("at", OffsetDateTime.class),
                        RegistrationStatus.of(row.getString("status")),
                        row.getString("step"),
                        awaiting(row)))
                .list();
    }

    /** A page of cases, newest first. */
    public List<RegistrationCase> page(Filter filter, int page, int size) {
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        conditionsOf(filter, conditions, params);
        return jdbc.sql("SELECT * FROM registration" + where(conditions)
                        + " ORDER BY created_at DESC, reference OFFSET :offset ROWS FETCH NEXT :size ROWS ONLY")
                .params(params)
                .param("offset", (long) page * size)
                .param("size", size)
                .query(Register::row)
                .list();
    }

    public long count(Filter filter) {
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        conditionsOf(filter, conditions, params);
        return jdbc.sql("SELECT COUNT(*) FROM registration" + where(conditions))
                .params(params)
                .query(Long.class)
                .single();
    }

    /** How many cases there are in each status; a status without any is left out. */
    public Map<RegistrationStatus, Long> countByStatus() {
        var counts = new EnumMap<RegistrationStatus, Long>(RegistrationStatus.class);
        jdbc.sql("SELECT status, COUNT(*) AS cases FROM registration GROUP BY status")
                .query((row, n) -> Map.entry(RegistrationStatus.of(row.getString("status")), row.getLong("cases")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** How many cases wait for this. */
    public long countAwaiting(Awaiting awaiting) {
        return jdbc.sql("SELECT COUNT(*) FROM registration WHERE awaiting = :awaiting")
                .param("awaiting", awaiting.code())
                .query(Long.class)
                .single();
    }

    /** Notes that this user had a hand in the case: {@code entered}, {@code corrected} or {@code reviewed}. */
    @Transactional
    public void recordHand(RegistrationId reference, Actor actor, String act, int round) {
        jdbc.sql("INSERT INTO case_hand (reference, user_id, act, round, at)"
                        + " SELECT :reference, :user, :act, :round, :at FROM registration WHERE reference = :reference"
                        + " AND NOT EXISTS (SELECT 1 FROM case_hand h WHERE h.reference = :reference"
                        + " AND h.user_id = :user AND h.act = :act AND h.round = :round)")
                .param("reference", reference.value())
                .param("user", actor.id())
                .param("act", act)
                .param("round", round)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** Whether this user had a hand of one of these kinds in the case. */
    public boolean hadHand(RegistrationId reference, String userId, String... acts) {
        return jdbc.sql("SELECT COUNT(*) FROM case_hand WHERE reference = :reference AND user_id = :user"
                                + " AND act IN (:acts)")
                        .param("reference", reference.value())
                        .param("user", userId)
                        .param("acts", List.of(acts))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether this is the secret handed out with that reference. */
    @Override
    public boolean admits(RegistrationId reference, String accessCode) {
        return jdbc.sql("SELECT access_code_hash FROM registration WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .optional()
                .filter(hash -> AccessCodes.matches(reference, accessCode, hash))
                .isPresent();
    }

    private static void conditionsOf(Filter filter, List<String> conditions, Map<String, Object> params) {
        if (filter.status() != null) {
            conditions.add("status = :status");
            params.put("status", filter.status().code());
        }
        if (filter.product() != null) {
            conditions.add("product = :product");
            params.put("product", filter.product());
        }
        if (filter.enteredBy() != null) {
            conditions.add("entered_by = :enteredBy");
            params.put("enteredBy", filter.enteredBy());
        }
        if (filter.among() != null) {
            if (filter.among().isEmpty()) {
                conditions.add("1 = 0");
            } else {
                conditions.add("reference IN (:among)");
                params.put(
                        "among",
                        filter.among().stream().map(RegistrationId::value).toList());
            }
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static Map<String, @Nullable Object> factParams(RegistrationCase.Facts facts) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("product", facts.product());
        params.put("plan", facts.plan());
        params.put("country", facts.country());
        params.put("operator", facts.operator());
        params.put("channel", facts.channel());
        params.put("verification", facts.verification());
        params.put("language", facts.language());
        params.put("documentType", facts.documentType());
        params.put("deliveryForm", facts.deliveryForm());
        params.put("deliveryMethod", facts.deliveryMethod());
        params.put("appliedOn", facts.appliedOn());
        return params;
    }

    private static RegistrationCase row(ResultSet row, int n) throws SQLException {
        String currency = row.getString("deposit_currency");
        String from = row.getString("awaiting_from");
        return new RegistrationCase(
                new RegistrationId(row.getString("reference")),
                new RegistrationCase.Facts(
                        row.getString("product"),
                        row.getString("plan"),
                        row.getString("country"),
                        row.getString("operator"),
                        row.getString("channel"),
                        row.getString("verification"),
                        row.getString("language"),
                        row.getString("document_type"),
                        row.getString("delivery_form"),
                        row.getString("delivery_method"),
                        row.getObject("applied_on", java.time.LocalDate.class)),
                row.getString("entered_by"),
                row.getString("external_system"),
                row.getString("external_id"),
                row.getInt("round"),
                RegistrationStatus.of(row.getString("status")),
                row.getString("step"),
                awaiting(row),
                from == null ? null : AwaitedFrom.of(from),
                row.getObject("awaiting_until", OffsetDateTime.class),
                currency == null
                        ? null
                        : new Money(row.getBigDecimal("deposit_amount").stripTrailingZeros(), currency),
                row.getString("process_key"),
                row.getString("process_instance_id"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }

    private static @Nullable Awaiting awaiting(ResultSet row) throws SQLException {
        String awaiting = row.getString("awaiting");
        return awaiting == null ? null : Awaiting.of(awaiting);
    }
}
