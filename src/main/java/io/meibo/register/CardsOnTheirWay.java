package io.meibo.register;

import io.meibo.shared.RegistrationId;

/** Whether a card has left the house and is not received yet. Issuing answers; whoever withdraws asks. */
public interface CardsOnTheirWay {

    /** Posted, and nobody has told that it arrived. */
    boolean isOnItsWay(RegistrationId reference);
}
