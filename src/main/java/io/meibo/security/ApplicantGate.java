package io.meibo.security;

import io.meibo.shared.RegistrationId;

/** Knows the access codes that applicants were handed out with their references. */
public interface ApplicantGate {

    /** Whether this code opens this registration; false, too, where there is no such registration. */
    boolean admits(RegistrationId reference, String accessCode);
}
