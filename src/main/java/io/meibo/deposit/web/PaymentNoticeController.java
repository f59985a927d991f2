package io.meibo.deposit.web;

import io.meibo.api.Problems;
import io.meibo.deposit.ProviderNotices;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the payment provider tells of payments. Nobody logs in here: the signature says who it is. */
@RestController
@RequestMapping("/api/payments/notices")
class PaymentNoticeController {

    private static final int MOST_BYTES = 64 * 1024;

    private final ProviderNotices notices;
    private final Problems problems;

    PaymentNoticeController(ProviderNotices notices, Problems problems) {
        this.notices = notices;
        this.problems = problems;
    }

    @Operation(summary = "A notice of the payment provider, signed after Standard Webhooks")
    @PostMapping
    ResponseEntity<?> take(
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        byte[] body = RawBody.of(request, MOST_BYTES);
        if (!notices.isGenuine(id, timestamp, signature, body)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problems.of(HttpStatus.UNAUTHORIZED, "WEBHOOK_SIGNATURE_NOT_VALID", List.of(), locale));
        }
        return ResponseEntity.ok(notices.take(Objects.requireNonNull(id), body));
    }
}
