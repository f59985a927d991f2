package io.meibo.deposit;

import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, once, by whichever way we heard of it first: our id, whose it is (null while nobody knows), how
 * much, where it lies, and the payer's side's id, by which the same payment is known again. {@code providerId} is the
 * payment provider's own id where it told us.
 */
record IncomingPayment(
        String id,
        @Nullable RegistrationId reference,
        Account method,
        Money amount,
        String externalId,
        Source source,
        @Nullable String providerId,
        Actor recordedBy,
        OffsetDateTime at) {

    /** Who told us first: a person or a program of ours, the payment provider, or the bank. */
    enum Source {
        DESK,
        WEBHOOK,
        STATEMENT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
