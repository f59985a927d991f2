package io.meibo.register;

import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.RegistrationId;
import java.util.Optional;
import java.util.OptionalInt;

/** What a registration holds of the stock. The inventory answers; hand-over and pages ask without knowing it. */
public interface HeldStock {

    /**
     * The SIM and, where the product has one, the number. {@code issued}: bound for good, else reserved.
     * {@code leftTheHouse}: the card is no longer in our hands.
     */
    record Held(String pool, Iccid iccid, Optional<Msisdn> number, boolean issued, boolean leftTheHouse) {}

    /** What is reserved for or issued to this registration; empty where it holds nothing. */
    Optional<Held> of(RegistrationId reference);

    /** How many wait for the same stock up to and including this one; empty where it does not wait. */
    OptionalInt placeInLine(RegistrationId reference);
}
