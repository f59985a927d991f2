package io.meibo.register;

import io.meibo.shared.RegistrationId;

/**
 * Whether a profile is in the hands of the SM-DP+. The stock asks before it gives a profile back: one with an open order
 * it leaves alone until {@link ProfileGivenBack} says what has become of it.
 */
public interface ProfileOrders {

    /** Whether an order for this registration has gone out, or may have, and is not taken back. */
    boolean isOpen(RegistrationId reference);
}
