package io.meibo.register;

import io.meibo.shared.RegistrationId;

/** The card reserved for this registration was given to the applicant or to the post. */
public record SimHandedOver(RegistrationId reference) {}
