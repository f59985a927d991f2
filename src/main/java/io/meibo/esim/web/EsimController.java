package io.meibo.esim.web;

import io.meibo.esim.ActivationCodes;
import io.meibo.esim.EsimViews;
import io.meibo.esim.EsimViews.EsimProfile;
import io.meibo.esim.EsimViews.ToldOfUnknown;
import io.meibo.esim.Mendings;
import io.meibo.esim.QrPicture;
import io.meibo.shared.ActivationCode;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** eSIM profiles and their activation codes over HTTP. What shows a code is never stored on its way. */
@RestController
@RequestMapping("/api")
class EsimController {

    private static final String SVG = "image/svg+xml";
    private static final String CODE = "/registrations/{reference}/activation-code";

    /** A code to type or to scan; the confirmation code comes another way. */
    record Shown(String activationCode, String qrSvg) {

        @Override
        public String toString() {
            return "Shown[masked]";
        }
    }

    record MendingRequest(@Nullable String outcome, @Nullable String reason) {}

    record IssueAgainRequest(@Nullable String reason) {}

    private final EsimViews views;
    private final ActivationCodes codes;
    private final Mendings mendings;

    EsimController(EsimViews views, ActivationCodes codes, Mendings mendings) {
        this.views = views;
        this.codes = codes;
        this.mendings = mendings;
    }

    @Operation(summary = "How the eSIM profile stands, by what the SM-DP+ has told")
    @GetMapping("/registrations/{reference}/esim-profile")
    EsimProfile profile(@PathVariable RegistrationId reference, Actor actor) {
        return views.of(reference, actor);
    }

    @Operation(
            summary = "Show the activation code, once: to the applicant, or by the clerk who holds the open task;"
                    + " JSON, or the QR code as PNG or SVG where only that is accepted")
    @PostMapping(CODE)
    ResponseEntity<?> show(
            @PathVariable RegistrationId reference,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            Actor actor) {
        ActivationCode code = codes.show(reference, actor);
        QrPicture picture = QrPicture.of(code);
        if (accept.startsWith(MediaType.IMAGE_PNG_VALUE)) {
            return unstored(MediaType.IMAGE_PNG, picture.png());
        }
        if (accept.startsWith(SVG)) {
            return unstored(MediaType.parseMediaType(SVG), picture.svg().getBytes(StandardCharsets.UTF_8));
        }
        return unstored(MediaType.APPLICATION_JSON, new Shown(code.toQrText(), picture.svg()));
    }

    @Operation(
            summary =
                    "Issue the activation code again, once: the old order is cancelled first, then another profile ordered")
    @PostMapping(CODE + "/re-issue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void issueAgain(@PathVariable RegistrationId reference, @RequestBody IssueAgainRequest request, Actor actor) {
        mendings.issueAgain(reference, request.reason(), actor);
    }

    @Operation(summary = "Say for the clerk's task what becomes of a stuck download: issue-again or give-up")
    @PutMapping("/registrations/{reference}/esim-profile/mending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mend(
            @PathVariable RegistrationId reference,
            @RequestParam String task,
            @RequestBody MendingRequest request,
            Actor actor) {
        mendings.decide(reference, task, request.outcome(), request.reason(), actor);
    }

    @Operation(summary = "What the SM-DP+ told of profiles that were never ordered here")
    @GetMapping("/esim-notices/unknown")
    List<ToldOfUnknown> unknown(Actor actor) {
        return views.unknown(actor);
    }

    private static <T> ResponseEntity<T> unstored(MediaType type, T body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
