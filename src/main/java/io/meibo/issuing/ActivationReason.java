package io.meibo.issuing;

import io.meibo.shared.ReviewOutcome;
import java.util.Optional;
import java.util.Set;

/** Why a prepaid card is not switched on yet, or not at all; texts {@code activation-reason.<code>}. */
public enum ActivationReason {
    NOT_LEGIBLE(ReviewOutcome.RETURN),
    FACE_NOT_VISIBLE(ReviewOutcome.RETURN),
    OTHER_DOCUMENT(ReviewOutcome.RETURN, ReviewOutcome.REFUSE),
    DOCUMENT_EXPIRED(ReviewOutcome.RETURN, ReviewOutcome.REFUSE),
    OTHER_PERSON(ReviewOutcome.REFUSE),
    PICTURE_OF_A_PICTURE(ReviewOutcome.RETURN, ReviewOutcome.REFUSE);

    private final Set<ReviewOutcome> outcomes;

    ActivationReason(ReviewOutcome... outcomes) {
        this.outcomes = Set.of(outcomes);
    }

    /** Whether it may stand for that outcome. */
    public boolean standsFor(ReviewOutcome outcome) {
        return outcomes.contains(outcome);
    }

    static Optional<ActivationReason> of(String code) {
        for (ActivationReason reason : values()) {
            if (reason.name().equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
