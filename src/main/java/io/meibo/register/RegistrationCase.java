package io.meibo.register;

import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The impersonal side of one registration, as it stands in the register. */
public record RegistrationCase(
        RegistrationId reference,
        Facts facts,
        String enteredBy,
        @Nullable String externalSystem,
        @Nullable String externalId,
        int round,
        RegistrationStatus status,
        @Nullable String step,
        @Nullable Awaiting awaiting,
        @Nullable AwaitedFrom awaitingFrom,
        @Nullable OffsetDateTime awaitingUntil,
        @Nullable Money depositDue,
        @Nullable String processKey,
        @Nullable String processInstanceId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    /** What was applied for and how; {@code appliedOn} is the date that counts for dated rules. */
    public record Facts(
            String product,
            @Nullable String plan,
            String country,
            String operator,
            String channel,
            String verification,
            String language,
            String documentType,
            String deliveryForm,
            String deliveryMethod,
            LocalDate appliedOn) {}

    private static final Set<RegistrationStatus> ENDED = Set.of(
            RegistrationStatus.COMPLETED,
            RegistrationStatus.REJECTED,
            RegistrationStatus.WITHDRAWN,
            RegistrationStatus.EXPIRED,
            RegistrationStatus.CANCELLED,
            RegistrationStatus.TERMINATED);

    /** Over and done with, one way or the other. */
    public boolean ended() {
        return ENDED.contains(status);
    }
}
