package io.meibo.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a registration tells of its contract: number, template and version, the signature once it is there, and when and
 * how ({@code hand}, {@code download}, {@code mail}) the contract document was received.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractView(
        String number,
        String template,
        int templateVersion,
        @Nullable Signature signature,
        @Nullable OffsetDateTime received,
        @Nullable String receivedBy) {}
