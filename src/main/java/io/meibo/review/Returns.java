package io.meibo.review;

import io.meibo.policy.CorrectionTerms;
import io.meibo.register.DecisionLog;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import java.time.Period;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How often a case may be sent back, and how long the applicant has each time (table correction-terms). */
@Service
public class Returns {

    /** Who is named where the house itself refuses a case that is out of rounds. */
    static final String HOUSE = "meibo";

    /**
     * How often the case has been corrected, and how often it may be at most; {@code another} tells whether it may be
     * sent back once more, {@code last} whether that would be the last time.
     */
    public record Rounds(int now, int most) {

        public boolean another() {
            return now < most;
        }

        public boolean last() {
            return now == most - 1;
        }
    }

    /** How long the applicant has, and after how long he is reminded. */
    public record Time(Period time, Period reminder) {}

    private final Register register;
    private final DecisionLog decisions;
    private final CorrectionTerms terms;

    Returns(Register register, DecisionLog decisions, CorrectionTerms terms) {
        this.register = register;
        this.decisions = decisions;
        this.terms = terms;
    }

    /** Where the case stands in its rounds. */
    public Rounds of(RegistrationCase found) {
        // the first round of the register is the first submission
        return new Rounds(found.round() - 1, terms.of(found).rounds());
    }

    /** How long the correction that begins now may take. */
    public Time time(RegistrationId reference) {
        CorrectionTerms.Terms given = terms.of(register.get(reference));
        return new Time(given.time(), given.reminder());
    }

    /**
     * Whether the case may be sent back once more. Where it is out of rounds it is refused, and the refusal with its
     * reason goes on record for the applicant.
     */
    @Transactional
    public boolean anotherRound(RegistrationId reference) {
        RegistrationCase found = register.lock(reference);
        if (found.round() <= terms.give(found).rounds()) {
            return true;
        }
        decisions.record(
                reference,
                found.round(),
                "rounds/" + reference.value() + "/" + found.round(),
                "Gateway_AnotherRoundAllowed",
                HOUSE,
                ReviewOutcome.REFUSE,
                List.of(Reason.CORRECTION_ROUNDS_USED_UP.name()),
                List.of(),
                List.of(),
                null);
        return false;
    }
}
