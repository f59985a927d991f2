package io.meibo.register;

import io.meibo.shared.RegistrationStatus;
import java.util.Optional;

/**
 * The five ways a registration ends without a line, or after one. They differ in what is refunded, in how long records
 * stay and in what becomes of number, card and profile, and are never taken for each other (domain.md 9, item 10).
 */
public enum Ending {
    /** The applicant took the application back before the SIM was issued. */
    WITHDRAWN(RegistrationStatus.WITHDRAWN),
    /** We refused it. */
    REJECTED(RegistrationStatus.REJECTED),
    /** Somebody did not act in time. */
    EXPIRED(RegistrationStatus.EXPIRED),
    /** The holder ended the contract by notice in its first days (JP-24). */
    CANCELLED(RegistrationStatus.CANCELLED),
    /** The contract was ended later, for the future. */
    TERMINATED(RegistrationStatus.TERMINATED);

    private final RegistrationStatus status;

    Ending(RegistrationStatus status) {
        this.status = status;
    }

    /** The word used in the API and the table; the same as the status it leads to. */
    public String code() {
        return status.code();
    }

    /** Whether there was a line that has now come to its end. */
    public boolean endsLine() {
        return this == CANCELLED || this == TERMINATED;
    }

    /** The ending that a registration of this status has met; none where it is on its way or completed. */
    public static Optional<Ending> of(RegistrationStatus status) {
        for (Ending ending : values()) {
            if (ending.status == status) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }
}
