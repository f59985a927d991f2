package io.meibo.notification;

import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a notice without opening it: {@code kind} is the notice code of the models, {@code failures} counts
 * the tries that went wrong, {@code settledAt} is when it was sent or put aside.
 */
public record Notice(
        String id,
        RegistrationId reference,
        String kind,
        String language,
        NoticeChannel channel,
        NoticeState state,
        int failures,
        OffsetDateTime writtenAt,
        @Nullable OffsetDateTime settledAt) {}
