package io.meibo.workflow;

import io.meibo.shared.RegistrationId;

/** The process that lives on beside a completed registration and asks once a year whether a concession still stands. */
public interface YearlyReviews {

    /** Begins it, in the caller's transaction; the caller sees to it that there is only one. */
    void begin(RegistrationId reference);
}
