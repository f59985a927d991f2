package io.meibo.register;

import io.meibo.shared.CardNumber;
import io.meibo.shared.Iccid;
import io.meibo.shared.Msisdn;
import io.meibo.shared.RegistrationId;
import java.util.Optional;
import java.util.OptionalInt;

/** What a registration holds of the stock. The inventory answers; hand-over and pages ask without knowing it. */
public interface HeldStock {

    /**
     * The SIM and, where the product has one, the number; or a transit or bank card. {@code issued}: bound for good,
     * else reserved. {@code leftTheHouse}: the card is no longer in our hands.
     */
    record Held(
            String pool,
            Optional<Iccid> iccid,
            Optional<CardNumber> card,
            Optional<Msisdn> number,
            boolean issued,
            boolean leftTheHouse) {

        /** What is printed on it: ICCID or card number. */
        public String serial() {
            return iccid.map(Iccid::digits)
                    .or(() -> card.map(CardNumber::value))
                    .orElseThrow();
        }
    }

    /**
     * What is reserved for or issued to this registration; empty where it holds no SIM, profile or card, also while it
     * holds a chosen number alone.
     */
    Optional<Held> of(RegistrationId reference);

    /**
     * Reserves the eSIM profile alone, early, where one is in stock that nobody waits for; the later reservation keeps it
     * and adds the number. Gives the same one when asked again; empty where there is none, no place in line is taken then.
     */
    Optional<Iccid> holdProfile(RegistrationId reference);

    /** How many wait for the same stock up to and including this one; empty where it does not wait. */
    OptionalInt placeInLine(RegistrationId reference);
}
