package io.meibo.policy;

import io.meibo.register.RegistrationCase;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often and how long an applicant may correct what was sent back (table correction-terms). */
@Component
public class CorrectionTerms {

    static final String TABLE = "correction-terms";

    /** At most so many corrections; the time for each, and the time until the reminder. */
    public record Terms(int rounds, Period time, Period reminder) {

        static Terms of(Ruling ruling) {
            return new Terms(
                    number(ruling, "rounds"),
                    Period.ofDays(number(ruling, "days")),
                    Period.ofDays(number(ruling, "reminderDays")));
        }

        private static int number(Ruling ruling, String output) {
            return Objects.requireNonNull(ruling.number(output), output);
        }
    }

    private final Policy policy;
    private final Rulings rulings;

    CorrectionTerms(Policy policy, Rulings rulings) {
        this.policy = policy;
        this.rulings = rulings;
    }

    /** The terms of this case, by the day of its application. */
    public Terms of(RegistrationCase found) {
        return Terms.of(ask(found));
    }

    /** The same where they begin to count: the answer is stamped on the round. */
    @Transactional
    public Terms give(RegistrationCase found) {
        Ruling ruling = ask(found);
        rulings.stamp(found.reference(), found.round(), "", ruling);
        return Terms.of(ruling);
    }

    private Ruling ask(RegistrationCase found) {
        RegistrationCase.Facts facts = found.facts();
        return policy.decide(
                TABLE,
                Map.of(
                        "country", facts.country(),
                        "product", facts.product(),
                        "channel", facts.channel(),
                        "appliedOn", facts.appliedOn()));
    }
}
