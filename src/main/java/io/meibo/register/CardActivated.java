package io.meibo.register;

import io.meibo.shared.RegistrationId;

/** The prepaid card of this registration was switched on. */
public record CardActivated(RegistrationId reference) {}
