package io.meibo.register;

import io.meibo.shared.RegistrationId;

/** A card that was posted for this registration is back in our hands; {@code serial} is its ICCID or card number. */
public record SimReturned(RegistrationId reference, String serial) {}
