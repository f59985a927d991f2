package io.meibo.identity.credit;

import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.privacy.PersonalData;

/** The port to whoever knows of unpaid bills. */
public interface CreditSource {

    /**
     * Asks about an applicant.
     *
     * @param requestKey the same for every repetition of one question, so that asking again is safe
     * @throws CreditUnavailable when there is no usable answer; the engine then tries again and in the end raises an
     *     incident
     */
    Standing standing(PersonalData data, String requestKey);
}
