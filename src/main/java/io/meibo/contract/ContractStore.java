package io.meibo.contract;

import io.meibo.privacy.Sealer;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.voucher.Voucher;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts, signatures and the evidence of signatures in their tables. */
@Component
class ContractStore {

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Clock clock;

    ContractStore(JdbcClient jdbc, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.clock = clock;
    }

    Optional<String> number(RegistrationId reference) {
        return jdbc.sql("SELECT voucher_no FROM contract WHERE reference = :reference")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
    }

    void keep(RegistrationId reference, Voucher voucher) {
        jdbc.sql("INSERT INTO contract (reference, voucher_no, sha256, prepared_at)"
                        + " VALUES (:reference, :number, :sha256, :at)")
                .param("reference", reference.value())
                .param("number", voucher.number())
                .param("sha256", voucher.sha256())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    void cancel(RegistrationId reference) {
        jdbc.sql("UPDATE contract SET cancelled_at = :at WHERE reference = :reference AND cancelled_at IS NULL")
                .param("at", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
    }

    Optional<Signature> signature(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM contract_signature WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new Signature(
                        row.getString("voucher_no"),
                        row.getString("sha256"),
                        SignatureMethod.of(row.getString("method")).orElseThrow(),
                        row.getObject("signed_at", OffsetDateTime.class)))
                .optional();
    }

    /** Binds the signature to number and hash of the contract as it is on file. */
    Signature sign(RegistrationId reference, SignatureMethod method, String signedName, Actor actor) {
        jdbc.sql("INSERT INTO contract_signature (reference, voucher_no, sha256, method, signed_name, recorded_by,"
                        + " signed_at) SELECT reference, voucher_no, sha256, :method, :name, :by, :at FROM contract"
                        + " WHERE reference = :reference")
                .param("method", method.code())
                .param("name", sealer.seal(reference, "signed-name", signedName))
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
        return signature(reference)
                .orElseThrow(() -> new IllegalStateException("no contract to sign for " + reference));
    }

    void keepEvidence(RegistrationId reference, String taskId, Actor actor) {
        if (!hasEvidence(reference, taskId, actor.id())) {
            jdbc.sql("INSERT INTO signature_evidence (task_id, assignee, reference, at)"
                            + " VALUES (:task, :assignee, :reference, :at)")
                    .param("task", taskId)
                    .param("assignee", actor.id())
                    .param("reference", reference.value())
                    .param("at", OffsetDateTime.now(clock))
                    .update();
        }
    }

    boolean hasEvidence(RegistrationId reference, String taskId, String assignee) {
        return jdbc.sql("SELECT COUNT(*) FROM signature_evidence WHERE task_id = :task AND assignee = :assignee"
                                + " AND reference = :reference")
                        .param("task", taskId)
                        .param("assignee", assignee)
                        .param("reference", reference.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
