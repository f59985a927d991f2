package io.meibo.workflow;

import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A registration's process has reached an element that says (in the model) where the case now stands. Published in the
 * engine's transaction. {@code until} is when the wait ends; {@code notice} is the code of what the applicant is told.
 */
public record StageEntered(
        RegistrationId reference,
        String step,
        @Nullable RegistrationStatus status,
        @Nullable Awaiting awaiting,
        @Nullable AwaitedFrom from,
        @Nullable OffsetDateTime until,
        @Nullable String notice) {}
