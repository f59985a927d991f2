package io.meibo.register;

import com.fasterxml.jackson.annotation.JsonValue;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which other registrations a registration resembles, and in what. Whoever looks for a kind of resemblance writes it
 * here; people get the others side by side as candidates, and nothing is ever merged.
 */
@Component
public class Resemblances {

    /** In what one registration resembles another. */
    public enum Kind {
        /** The very same document, whatever else was told. */
        SAME_DOCUMENT("same-document"),
        /** Name and birth date agree, and nothing tells the two documents apart or together. */
        SAME_PERSON("same-person"),
        /** Name, birth date and kind of document agree, the number is another: a renewal, or a namesake. */
        RENEWED_DOCUMENT("renewed-document"),
        /** Name and birth date agree, the document is of another kind: a second document, or a namesake. */
        SECOND_DOCUMENT("second-document"),
        PHONE("phone"),
        /** The very same page was handed in. */
        SAME_IMAGE("same-image"),
        /** A portrait nearly the same as the other's. */
        NEAR_PORTRAIT("near-portrait"),
        /** Whoever acts for the applicant showed a document that is known from the other. */
        AGENT_DOCUMENT("agent-document");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        /** The kind of that code; throws {@link IllegalArgumentException} where there is none. */
        public static Kind of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such kind of resemblance: " + code));
        }
    }

    /** Resembles {@code other} in this, by so many of a hundred. */
    public record Resemblance(RegistrationId other, Kind kind, int strength) {

        public Resemblance {
            if (strength < 0 || strength > 100) {
                throw new IllegalArgumentException("a strength is between 0 and 100");
            }
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Resemblances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts what was found in this round in place of what was found of these kinds before; other kinds stay, so that each
     * finder may write its own and repeat itself.
     */
    @Transactional
    public void record(RegistrationId reference, int round, Set<Kind> kinds, Collection<Resemblance> found) {
        jdbc.sql("DELETE FROM resemblance WHERE reference = :reference AND round = :round AND kind IN (:kinds)")
                .param("reference", reference.value())
                .param("round", round)
                .param("kinds", kinds.stream().map(Kind::code).toList())
                .update();
        var now = OffsetDateTime.now(clock);
        for (Resemblance resemblance : found) {
            if (!kinds.contains(resemblance.kind())) {
                throw new IllegalArgumentException("not a kind looked for: " + resemblance.kind());
            }
            jdbc.sql("INSERT INTO resemblance (reference, round, other, kind, strength, at)"
                            + " VALUES (:reference, :round, :other, :kind, :strength, :at)")
                    .param("reference", reference.value())
                    .param("round", round)
                    .param("other", resemblance.other().value())
                    .param("kind", resemblance.kind().code())
                    .param("strength", resemblance.strength())
                    .param("at", now)
                    .update();
        }
    }

    /** What was found in this round, by the other registration, oldest first. */
    public List<Resemblance> of(RegistrationId reference, int round) {
        return jdbc.sql("SELECT s.other, s.kind, s.strength FROM resemblance s JOIN registration r"
                        + " ON r.reference = s.other WHERE s.reference = :reference AND s.round = :round"
                        + " ORDER BY r.created_at, s.other, s.kind")
                .param("reference", reference.value())
                .param("round", round)
                .query((row, n) -> new Resemblance(
                        new RegistrationId(row.getString("other")),
                        Kind.of(row.getString("kind")),
                        row.getInt("strength")))
                .list();
    }
}
