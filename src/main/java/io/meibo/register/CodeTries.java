package io.meibo.register;

import io.meibo.privacy.SecretPrints;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks whether a one-time code is right, in a transaction of its own: a wrong try must count although the refusal that
 * follows rolls everything else back. The row's lock lets those who guess in parallel wait for each other.
 */
@Component
class CodeTries {

    /** What a try came to. */
    enum Verdict {
        RIGHT,
        WRONG,
        EXPIRED,
        TOO_MANY
    }

    /** After so many wrong tries a code is dead. */
    static final int MOST_TRIES = 5;

    private record Kept(String print, OffsetDateTime validUntil, int tries) {}

    private final SecretPrints prints;
    private final JdbcClient jdbc;
    private final Clock clock;

    CodeTries(SecretPrints prints, JdbcClient jdbc, Clock clock) {
        this.prints = prints;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Verdict look(RegistrationId reference, String purpose, String code) {
        Kept kept = jdbc.sql("SELECT print, valid_until, tries FROM one_time_code WHERE reference = :reference"
                        + " AND purpose = :purpose FOR UPDATE")
                .param("reference", reference.value())
                .param("purpose", purpose)
                .query((row, n) -> new Kept(
                        row.getString("print"),
                        row.getObject("valid_until", OffsetDateTime.class),
                        row.getInt("tries")))
                .optional()
                .orElse(null);
        if (kept == null || kept.print().isEmpty()) {
            return Verdict.WRONG;
        }
        if (kept.tries() >= MOST_TRIES) {
            return Verdict.TOO_MANY;
        }
        if (!kept.validUntil().isAfter(OffsetDateTime.now(clock))) {
            return Verdict.EXPIRED;
        }
        if (prints.matches(kept.print(), reference, purpose, code)) {
            return Verdict.RIGHT;
        }
        jdbc.sql("UPDATE one_time_code SET tries = tries + 1 WHERE reference = :reference AND purpose = :purpose")
                .param("reference", reference.value())
                .param("purpose", purpose)
                .update();
        return kept.tries() + 1 >= MOST_TRIES ? Verdict.TOO_MANY : Verdict.WRONG;
    }
}
