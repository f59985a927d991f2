package io.meibo.register;

import io.meibo.shared.RegistrationId;

/**
 * The eSIM profile held for this registration is no longer needed. {@code reusable}: nobody has downloaded it, so its
 * ICCID may be given to the next; else it is out of use for good. May come twice and for a registration that holds none.
 */
public record ProfileGivenBack(RegistrationId reference, boolean reusable) {}
