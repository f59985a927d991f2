package io.meibo.esim;

import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import org.jspecify.annotations.Nullable;

/**
 * The SM-DP+ as we see it: the functions of ES2+ (SGP.22 section 5.3). A no is an {@link Answer}; when there is no
 * answer, or none that can be read, {@link SmDpUnavailable} is thrown, and the same call is made again with the same id:
 * the SM-DP+ does nothing twice and repeats its first answer.
 */
interface SmDp {

    /** What becomes of a profile whose order is taken back. */
    enum FinalState {
        AVAILABLE("Available"),
        UNAVAILABLE("Unavailable");

        private final String code;

        FinalState(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    Answer downloadOrder(String callId, Iccid iccid, @Nullable Eid eid);

    /** Confirms without releasing. */
    Answer confirmOrder(String callId, Iccid iccid, @Nullable Eid eid, String confirmationCode);

    Answer releaseProfile(String callId, Iccid iccid);

    Answer cancelOrder(
            String callId, Iccid iccid, @Nullable Eid eid, @Nullable String matchingId, FinalState finalState);
}
