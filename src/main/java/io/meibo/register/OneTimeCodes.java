package io.meibo.register;

import io.meibo.privacy.SecretPrints;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes of six digits that the applicant types in to show that a message reached him. Each is for one registration and
 * one purpose (such as {@code signature}), works once, and dies of five wrong tries; only a keyed print of it is kept.
 */
@Component
public class OneTimeCodes {

    /** So many codes may be sent for one purpose within {@link #ISSUES_COUNT_FOR}. */
    static final int MOST_ISSUES = 5;

    static final Duration ISSUES_COUNT_FOR = Duration.ofHours(1);

    private record Kept(int issues, OffsetDateTime countedFrom) {}

    private final SecretPrints prints;
    private final CodeTries tries;
    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    OneTimeCodes(SecretPrints prints, CodeTries tries, JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.prints = prints;
        this.tries = tries;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Draws a code and forgets the former one of this purpose. Begin with the registration's lock. Refuses the sixth
     * within an hour ({@code CODE_SENT_TOO_OFTEN}, 429).
     */
    @Transactional
    public String issue(RegistrationId reference, String purpose, Duration validFor) {
        String code = "%06d".formatted(random.nextInt(1_000_000));
        String print = prints.of(reference, purpose, code);
        var now = OffsetDateTime.now(clock);
        Optional<Kept> former = former(reference, purpose)
                .filter(kept -> kept.countedFrom().plus(ISSUES_COUNT_FOR).isAfter(now));
        if (former.filter(kept -> kept.issues() >= MOST_ISSUES).isPresent()) {
            throw new Refusal(Refusal.Kind.TOO_MANY, "CODE_SENT_TOO_OFTEN", List.of());
        }
        int issues = former.map(Kept::issues).orElse(0) + 1;
        OffsetDateTime countedFrom = former.map(Kept::countedFrom).orElse(now);
        int changed = write(
                "UPDATE one_time_code SET print = :print, valid_until = :until, tries = 0, issues = :issues,"
                        + " counted_from = :from WHERE reference = :reference AND purpose = :purpose",
                reference,
                purpose,
                print,
                now.plus(validFor),
                issues,
                countedFrom);
        if (changed == 0) {
            write(
                    "INSERT INTO one_time_code (reference, purpose, print, valid_until, tries, issues, counted_from)"
                            + " VALUES (:reference, :purpose, :print, :until, 0, :issues, :from)",
                    reference,
                    purpose,
                    print,
                    now.plus(validFor),
                    issues,
                    countedFrom);
        }
        return code;
    }

    /**
     * Accepts the code and forgets it with the caller's transaction. Refuses with {@code CODE_WRONG} (422, also where
     * none was sent), {@code CODE_EXPIRED} (422) or, after five wrong tries, {@code CODE_TOO_MANY} (429); a wrong try
     * counts even though the caller's transaction rolls back.
     */
    @Transactional
    public void check(RegistrationId reference, String purpose, @Nullable String code) {
        switch (tries.look(reference, purpose, digits(code))) {
            case TOO_MANY -> throw new Refusal(Refusal.Kind.TOO_MANY, "CODE_TOO_MANY", List.of());
            case EXPIRED -> throw Refusal.rule("CODE_EXPIRED");
            case WRONG -> throw Refusal.rule("CODE_WRONG");
            case RIGHT -> forget(reference, purpose);
        }
    }

    /** Two who send the same code at once: one of them finds it gone. */
    private void forget(RegistrationId reference, String purpose) {
        int forgotten = jdbc.sql("UPDATE one_time_code SET print = '' WHERE reference = :reference"
                        + " AND purpose = :purpose AND print <> ''")
                .param("reference", reference.value())
                .param("purpose", purpose)
                .update();
        if (forgotten == 0) {
            throw Refusal.rule("CODE_WRONG");
        }
    }

    private Optional<Kept> former(RegistrationId reference, String purpose) {
        return jdbc.sql("SELECT issues, counted_from FROM one_time_code WHERE reference = :reference"
                        + " AND purpose = :purpose FOR UPDATE")
                .param("reference", reference.value())
                .param("purpose", purpose)
                .query((row, n) -> new Kept(row.getInt("issues"), row.getObject("counted_from", OffsetDateTime.class)))
                .optional();
    }

    private int write(
            String sql,
            RegistrationId reference,
            String purpose,
            String print,
            OffsetDateTime until,
            int issues,
            OffsetDateTime countedFrom) {
        return jdbc.sql(sql)
                .param("reference", reference.value())
                .param("purpose", purpose)
                .param("print", print)
                .param("until", until)
                .param("issues", issues)
                .param("from", countedFrom)
                .update();
    }

    /** Wide digits and blanks are how people type; anything else makes it another code. */
    private static String digits(@Nullable String code) {
        if (code == null || code.length() > 40) {
            return "";
        }
        return java.text.Normalizer.normalize(code, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "");
    }
}
