package io.meibo.contract;

import io.meibo.privacy.Sealer;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.voucher.Voucher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts, signatures and the evidence of signatures in their tables. */
@Component
class ContractStore {

    /** Which version of which template. */
    record WrittenBy(String template, int version) {}

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

    void keep(RegistrationId reference, Voucher voucher, String template, int version) {
        jdbc.sql("INSERT INTO contract (reference, voucher_no, sha256, template, template_version, prepared_at)"
                        + " VALUES (:reference, :number, :sha256, :template, :version, :at)")
                .param("template", template)
                .param("version", version)
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

    /** The template a contract was written by, and its version. */
    Optional<WrittenBy> writtenBy(RegistrationId reference) {
        return jdbc.sql("SELECT template, template_version FROM contract WHERE reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> new WrittenBy(row.getString("template"), row.getInt("template_version")))
                .optional();
    }

    void codeSent(RegistrationId reference, String channel) {
        jdbc.sql("UPDATE contract SET code_channel = :channel WHERE reference = :reference")
                .param("channel", channel)
                .param("reference", reference.value())
                .update();
    }

    Optional<SignedContract> signed(RegistrationId reference) {
        return jdbc.sql("SELECT s.*, c.voucher_no AS copy_no FROM contract_signature s"
                        + " LEFT JOIN signed_copy c ON c.reference = s.reference WHERE s.reference = :reference")
                .param("reference", reference.value())
                .query((row, n) -> signed(reference, row))
                .optional();
    }

    private SignedContract signed(RegistrationId reference, ResultSet row) throws SQLException {
        SignatureMethod method = SignatureMethod.of(row.getString("method")).orElseThrow();
        String copy = row.getString("copy_no");
        String scan = method != SignatureMethod.COUNTER_PAPER ? null : copy == null ? "outstanding" : "attached";
        byte[] drawing = row.getBytes("drawing");
        return new SignedContract(
                new Signature(
                        row.getString("voucher_no"),
                        row.getString("sha256"),
                        method,
                        row.getObject("signed_at", OffsetDateTime.class),
                        copy,
                        scan),
                sealer.openText(reference, "signed-name", row.getBytes("signed_name")),
                row.getString("recorded_by"),
                row.getString("code_channel"),
                Optional.ofNullable(drawing).map(bytes -> sealer.open(reference, "signature-drawing", bytes)));
    }

    /** Binds the signature to number and hash of the contract as it is on file. */
    void sign(
            RegistrationId reference,
            SignatureMethod method,
            String signedName,
            @Nullable Drawing drawing,
            Actor actor) {
        jdbc.sql("INSERT INTO contract_signature (reference, voucher_no, sha256, method, signed_name, drawing,"
                        + " code_channel, recorded_by, signed_at) SELECT reference, voucher_no, sha256, :method, :name,"
                        + " :drawing, " + (method == SignatureMethod.ONLINE_TYPED ? "code_channel" : "NULL")
                        + ", :by, :at FROM contract WHERE reference = :reference")
                .param("method", method.code())
                .param("name", sealer.seal(reference, "signed-name", signedName))
                .param(
                        "drawing",
                        drawing == null ? null : sealer.seal(reference, "signature-drawing", drawing.png()),
                        Types.VARBINARY)
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .param("reference", reference.value())
                .update();
    }

    void keepCopy(RegistrationId reference, Voucher copy, @Nullable Scan scan, Actor actor) {
        jdbc.sql(
                        "INSERT INTO signed_copy (reference, voucher_no, sha256, scan, scan_type, scan_sha256, made_by, made_at)"
                                + " VALUES (:reference, :number, :sha256, :scan, :type, :scanSha256, :by, :at)")
                .param("reference", reference.value())
                .param("number", copy.number())
                .param("sha256", copy.sha256())
                .param(
                        "scan",
                        scan == null ? null : sealer.seal(reference, "signed-page", scan.content()),
                        Types.VARBINARY)
                .param("type", scan == null ? null : scan.mediaType())
                .param("scanSha256", scan == null ? null : scan.sha256())
                .param("by", actor.id())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** SHA-256 of the scan behind the signed copy. */
    Optional<String> scanned(RegistrationId reference) {
        return jdbc.sql("SELECT scan_sha256 FROM signed_copy WHERE reference = :reference AND scan_sha256 IS NOT NULL")
                .param("reference", reference.value())
                .query(String.class)
                .optional();
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
