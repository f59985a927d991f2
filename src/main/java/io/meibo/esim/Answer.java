package io.meibo.esim;

import org.jspecify.annotations.Nullable;

/**
 * What the SM-DP+ answers to an order. {@code FAILED} is the normal no and comes with HTTP 200; {@code EXPIRED} says
 * that nothing was done because the call came too late.
 *
 * @param subject code of what the no is about, such as {@code 8.2.1} (the profile)
 * @param reason code of the no, such as {@code 3.3} (already in use)
 * @param iccid the profile, where the answer names one
 * @param matchingId of a confirmed order; never printed
 * @param smdpAddress where the phone downloads from, of a confirmed order
 */
record Answer(
        Status status,
        @Nullable String subject,
        @Nullable String reason,
        @Nullable String iccid,
        @Nullable String matchingId,
        @Nullable String smdpAddress) {

    /** The four execution statuses of the interface. */
    enum Status {
        SUCCESS("Executed-Success"),
        WARNING("Executed-WithWarning"),
        FAILED("Failed"),
        EXPIRED("Expired");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static @Nullable Status of(String code) {
            for (Status value : values()) {
                if (value.code.equals(code)) {
                    return value;
                }
            }
            return null;
        }
    }

    /**
     * Says nothing of the profile, and may be otherwise the next time: too late, or a fault in processing or transport
     * (reason codes 4 and 5).
     */
    boolean passing() {
        boolean fault = reason != null && (reason.startsWith("4.") || reason.startsWith("5."));
        return status == Status.EXPIRED || status == Status.FAILED && fault;
    }

    boolean done() {
        return status == Status.SUCCESS || status == Status.WARNING;
    }

    @Override
    public String toString() {
        return "Answer[" + status.code() + ", masked]";
    }
}
