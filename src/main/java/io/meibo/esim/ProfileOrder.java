package io.meibo.esim;

import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import io.meibo.shared.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One order of a profile at the SM-DP+.
 *
 * @param attempt 1 for a registration's first order
 * @param byOrders what our own orders have come to
 * @param told what notices have told
 * @param closing null while open; {@code cancelled}, {@code refused} by the SM-DP+, {@code blocked} where it could not be
 *     taken back, {@code ended} with the line
 * @param smdpAddress where a phone downloads it from, of a confirmed order
 * @param shown whether its activation code has been seen
 */
record ProfileOrder(
        RegistrationId reference,
        int attempt,
        Iccid iccid,
        ProfileState byOrders,
        Progress told,
        @Nullable String closing,
        @Nullable String smdpAddress,
        boolean shown,
        @Nullable Said said) {

    /** What lies sealed: the code for the second channel, the matching id once there is one, the phone where given. */
    record Secrets(String confirmationCode, @Nullable String matchingId, @Nullable Eid eid) {

        @Override
        public String toString() {
            return "Secrets[masked]";
        }
    }

    /** What the SM-DP+ answered last. */
    record Said(String function, String status, @Nullable String subject, @Nullable String reason) {

        boolean no() {
            return status.equals(Answer.Status.FAILED.code()) || status.equals(Answer.Status.EXPIRED.code());
        }
    }

    ProfileState state() {
        return ProfileState.of(byOrders, told);
    }

    boolean open() {
        return closing == null;
    }

    /** Whether it can be downloaded now, as far as we know. */
    boolean released() {
        return open() && byOrders instanceof ProfileState.Released;
    }

    /** Whether nobody outside can have had anything of it: no code was seen, no phone was told of. */
    boolean untouched() {
        return !shown && told == Progress.NONE;
    }

    /**
     * The functionCallIdentifier of a call for this order: made of nothing but what was stored before the call, so that
     * a repeat, also after a crash, is known as one. Only an answer `Expired` counts up the try.
     */
    String callId(String function, int tries) {
        String text = reference.value() + "|" + attempt + "|" + iccid.digits() + "|" + function + "|" + tries;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ProfileOrder[" + reference + ", " + attempt + ", " + state().code() + "]";
    }
}
