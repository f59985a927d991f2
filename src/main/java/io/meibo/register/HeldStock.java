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

    /** What is reserved for or issued to this registration; empty where it holds nothing. */
    Optional<Held> of(RegistrationId reference);

    /** How many wait for the same stock up to and including this one; empty where it does not wait. */
    OptionalInt placeInLine(RegistrationId reference);
}
