package io.meibo.register;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases of a period by the date of their application, portion by portion, for whoever counts or computes again. */
@Component
public class AppliedCases {

    /** The impersonal facts of a case. */
    public record Applied(
            RegistrationId reference,
            LocalDate appliedOn,
            int round,
            RegistrationStatus status,
            String product,
            String country,
            String operator,
            String channel,
            String verification,
            String documentType,
            String deliveryForm,
            String deliveryMethod,
            OffsetDateTime createdAt) {}

    /** A part of a check of a round, such as {@code identity-document}, {@code person-binding}. */
    public record Part(int round, String check, String part, CheckOutcome outcome, String code) {}

    private final JdbcClient jdbc;

    AppliedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many were applied for from that day to that day, both included. */
    public int count(LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT COUNT(*) FROM registration WHERE applied_on BETWEEN :from AND :to")
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();
    }

    /** The next portion in the order of date and reference, after that one; null begins. */
    public List<Applied> next(LocalDate from, LocalDate to, @Nullable Applied after, int most) {
        return jdbc.sql("SELECT * FROM registration WHERE applied_on BETWEEN :from AND :to"
                        + " AND (applied_on > :day OR (applied_on = :day AND reference > :reference))"
                        + " ORDER BY applied_on, reference FETCH NEXT :most ROWS ONLY")
                .param("from", from)
                .param("to", to)
                .param("day", after == null ? from : after.appliedOn())
                .param("reference", after == null ? "" : after.reference().value())
                .param("most", most)
                .query(AppliedCases::row)
                .list();
    }

    /** What the checks of these cases found, all rounds. */
    public Map<RegistrationId, List<Part>> parts(Collection<RegistrationId> references) {
        Map<RegistrationId, List<Part>> found = new HashMap<>();
        if (references.isEmpty()) {
            return found;
        }
        jdbc.sql("SELECT reference, round, check_name, part, outcome, code FROM check_result"
                        + " WHERE reference IN (:references)")
                .param(
                        "references",
                        references.stream().map(RegistrationId::value).toList())
                .query((row, n) -> Map.entry(
                        new RegistrationId(row.getString("reference")),
                        new Part(
                                row.getInt("round"),
                                row.getString("check_name"),
                                row.getString("part"),
                                CheckOutcome.of(row.getString("outcome")),
                                row.getString("code"))))
                .list()
                .forEach(part -> found.computeIfAbsent(part.getKey(), key -> new ArrayList<>())
                        .add(part.getValue()));
        return found;
    }

    private static Applied row(ResultSet row, int n) throws SQLException {
        return new Applied(
                new RegistrationId(row.getString("reference")),
                row.getObject("applied_on", LocalDate.class),
                row.getInt("round"),
                RegistrationStatus.of(row.getString("status")),
                row.getString("product"),
                row.getString("country"),
                row.getString("operator"),
                row.getString("channel"),
                row.getString("verification"),
                row.getString("document_type"),
                row.getString("delivery_form"),
                row.getString("delivery_method"),
                row.getObject("created_at", OffsetDateTime.class));
    }
}
