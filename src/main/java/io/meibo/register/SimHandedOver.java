package io.meibo.register;

import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;

/**
 * The card reserved for this registration was given to the applicant ({@code counter}), to the post ({@code post}), or
 * its profile to a download ({@code download}); when.
 */
public record SimHandedOver(RegistrationId reference, String method, OffsetDateTime at) {}
