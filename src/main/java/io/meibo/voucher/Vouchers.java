package io.meibo.voucher;

import io.meibo.api.Figures;
import io.meibo.privacy.Sealer;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of registrations: issued once, numbered without gaps per kind and year, sealed, never changed. A paper
 * whose bytes no longer match the SHA-256 noted at its issue does not open.
 */
@Component
public class Vouchers {

    private final PaperPress press;
    private final Sealer sealer;
    private final Register register;
    private final Figures figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    Vouchers(PaperPress press, Sealer sealer, Register register, Figures figures, JdbcClient jdbc, Clock clock) {
        this.press = press;
        this.sealer = sealer;
        this.register = register;
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes and keeps a paper in this language ({@code ja}, {@code zh-CN} or {@code en}). The series is locked from the
     * number's choice to the end of the caller's transaction, so the slow layout is done before (ADR 0016). The year of
     * the series is that of the operator's wall clock.
     */
    @Transactional
    public Voucher issue(RegistrationId reference, VoucherKind kind, String language, Paper paper) {
        return issue(reference, kind, language, paper, null);
    }

    /** The same, behind the pages of another PDF of ours: a contract that its record of signature is joined to. */
    @Transactional
    public Voucher issueBehind(byte[] pages, RegistrationId reference, VoucherKind kind, String language, Paper paper) {
        return issue(reference, kind, language, paper, pages);
    }

    /** A paper as it would look, without a number and kept nowhere. */
    public byte[] specimen(String language, Paper paper) {
        try (Draft draft = press.draft(paper, language)) {
            return draft.numbered("—");
        }
    }

    /** The day it is now on the wall clock of this registration's operator. */
    public LocalDate today(RegistrationId reference) {
        return LocalDate.ofInstant(clock.instant(), zone(reference));
    }

    private ZoneId zone(RegistrationId reference) {
        return figures.zone(register.get(reference).facts().country());
    }

    private Voucher issue(
            RegistrationId reference, VoucherKind kind, String language, Paper paper, byte @Nullable [] before) {
        OffsetDateTime now = clock.instant().atZone(zone(reference)).toOffsetDateTime();
        try (Draft draft = press.draft(paper, language)) {
            int place = nextPlace(kind, now.getYear());
            String number = kind.number(now.getYear(), place);
            byte[] made = draft.numbered(number);
            byte[] pdf = before == null ? made : Draft.joined(before, made);
            var voucher = new Voucher(number, kind, language, now, pdf.length, sha256(pdf));
            jdbc.sql("INSERT INTO voucher (voucher_no, kind, series_year, series_place, reference, language, issued_at,"
                            + " size, sha256, sealed) VALUES (:number, :kind, :year, :place, :reference, :language,"
                            + " :at, :size, :sha256, :sealed)")
                    .param("number", number)
                    .param("kind", kind.code())
                    .param("year", now.getYear())
                    .param("place", place)
                    .param("reference", reference.value())
                    .param("language", language)
                    .param("at", now)
                    .param("size", pdf.length)
                    .param("sha256", voucher.sha256())
                    .param("sealed", sealer.seal(reference, field(number), pdf))
                    .update();
            return voucher;
        }
    }

    /** All papers of a registration, oldest first. */
    public List<Voucher> of(RegistrationId reference) {
        return jdbc.sql("SELECT * FROM voucher WHERE reference = :reference ORDER BY issued_at, voucher_no")
                .param("reference", reference.value())
                .query(Vouchers::row)
                .list();
    }

    public Optional<Voucher> find(RegistrationId reference, String number) {
        return jdbc.sql("SELECT * FROM voucher WHERE reference = :reference AND voucher_no = :number")
                .param("reference", reference.value())
                .param("number", number)
                .query(Vouchers::row)
                .optional();
    }

    /** The PDF of a paper, as it was issued. */
    public byte[] open(RegistrationId reference, Voucher voucher) {
        byte[] sealed = jdbc.sql("SELECT sealed FROM voucher WHERE reference = :reference AND voucher_no = :number")
                .param("reference", reference.value())
                .param("number", voucher.number())
                .query((row, n) -> row.getBytes("sealed"))
                .single();
        byte[] pdf = sealer.open(reference, field(voucher.number()), sealed);
        if (!sha256(pdf).equals(voucher.sha256())) {
            throw new IllegalStateException("voucher " + voucher.number() + " is not what was issued");
        }
        return pdf;
    }

    private int nextPlace(VoucherKind kind, int year) {
        jdbc.sql("SELECT kind FROM voucher_series WHERE kind = :kind FOR UPDATE")
                .param("kind", kind.code())
                .query(String.class)
                .single();
        return jdbc.sql("SELECT COALESCE(MAX(series_place), 0) + 1 FROM voucher"
                        + " WHERE kind = :kind AND series_year = :year")
                .param("kind", kind.code())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    private static Voucher row(ResultSet row, int n) throws SQLException {
        return new Voucher(
                row.getString("voucher_no"),
                VoucherKind.of(row.getString("kind")),
                row.getString("language"),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getInt("size"),
                row.getString("sha256"));
    }

    private static String field(String number) {
        return "voucher/" + number;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
