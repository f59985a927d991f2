package io.meibo.review;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import org.springframework.stereotype.Component;

/**
 * Who may decide on a case: nobody who entered or corrected it, and nobody confirms what he has reviewed himself, in
 * whichever round.
 */
@Component
class FourEyes {

    /** The element of the models where the second pair of eyes looks. */
    static final String CONFIRMATION = "Task_ConfirmApproval";

    private static final String REVIEWED = "reviewed";
    private static final String CONFIRMED = "confirmed";

    private final Register register;

    FourEyes(Register register) {
        this.register = register;
    }

    boolean allow(RegistrationId reference, String taskKey, String userId) {
        return CONFIRMATION.equals(taskKey)
                ? !register.hadHand(reference, userId, "entered", "corrected", REVIEWED)
                : !register.hadHand(reference, userId, "entered", "corrected");
    }

    static String actOf(String taskKey) {
        return CONFIRMATION.equals(taskKey) ? CONFIRMED : REVIEWED;
    }
}
