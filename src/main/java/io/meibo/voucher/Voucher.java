package io.meibo.voucher;

import java.time.OffsetDateTime;

/**
 * A paper on file, without its content: number (unique), kind, language (BCP 47), when it was made, size in bytes and
 * SHA-256 of the PDF in hexadecimal.
 */
public record Voucher(
        String number, VoucherKind kind, String language, OffsetDateTime issuedAt, int size, String sha256) {}
