package io.meibo.review;

import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import org.springframework.stereotype.Component;

/**
 * Who may decide on a case: nobody who entered or corrected it, and nobody confirms what he has reviewed himself, in
 * whichever round. Whoever compared it with other cases has said his word already and leaves the first decision to
 * somebody else; that one he may confirm.
 */
@Component
class FourEyes {

    /** The element of the models where the second pair of eyes looks. */
    static final String CONFIRMATION = "Task_ConfirmApproval";

    private static final String REVIEWED = "reviewed";
    private static final String CONFIRMED = "confirmed";
    private static final String COMPARED = "compared-cases";

    private final Register register;

    FourEyes(Register register) {
        this.register = register;
    }

    boolean allow(RegistrationId reference, String taskKey, String userId) {
        return CONFIRMATION.equals(taskKey)
                ? !register.hadHand(reference, userId, "entered", "corrected", REVIEWED)
                : !register.hadHand(reference, userId, "entered", "corrected", COMPARED);
    }

    static String actOf(String taskKey) {
        return CONFIRMATION.equals(taskKey) ? CONFIRMED : REVIEWED;
    }
}
