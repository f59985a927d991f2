package io.meibo.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That a contract is signed: which one (number and SHA-256 of its PDF), how, and when; the number of the signed copy,
 * null while there is none; and, of a contract signed on paper, whether the scan of the signed page is {@code attached}
 * or {@code outstanding}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Signature(
        String number,
        String sha256,
        SignatureMethod method,
        OffsetDateTime signedAt,
        @Nullable String signedCopy,
        @Nullable String scan) {}
