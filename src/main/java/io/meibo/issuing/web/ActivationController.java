package io.meibo.issuing.web;

import io.meibo.api.Texts;
import io.meibo.issuing.ActivationDesk;
import io.meibo.issuing.ActivationReason;
import io.meibo.issuing.Activations;
import io.meibo.issuing.CardCodes;
import io.meibo.issuing.CodeDoor;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Switching a prepaid card on: on the applicant's page, at the counter, or by the code from the short message. */
@RestController
@RequestMapping("/api")
@Tag(name = "activation")
class ActivationController {

    /** The reference, and the code from the short message. */
    record CodeRequest(@Nullable String reference, @Nullable String code) {

        @Override
        public String toString() {
            return "CodeRequest[masked]";
        }
    }

    /** A reason with its text in the reader's language. */
    record Why(String code, String text) {}

    /**
     * What is asked before the card is switched on: {@code check} is {@code none}, {@code pages} (then {@code pages} are
     * to be sent) or {@code person}; {@code open} whether it is awaited now, until when, and what was not enough last
     * time.
     */
    record WantedAnswer(
            String check, boolean open, @Nullable OffsetDateTime until, List<String> pages, List<Why> reasons) {}

    /** A reason with the outcomes it may stand for and its text in the reader's language. */
    record ReasonAnswer(String code, List<ReviewOutcome> outcomes, String text) {}

    private final Activations activations;
    private final CardCodes codes;
    private final CodeDoor door;
    private final ActivationDesk desk;
    private final Texts texts;

    ActivationController(Activations activations, CardCodes codes, CodeDoor door, ActivationDesk desk, Texts texts) {
        this.activations = activations;
        this.codes = codes;
        this.door = door;
        this.desk = desk;
        this.texts = texts;
    }

    @Operation(summary = "Switch a prepaid card on by the code from the short message; needs no log-in")
    @PostMapping("/activations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void byCode(@RequestBody CodeRequest request, HttpServletRequest from) {
        door.activate(from.getRemoteAddr(), request.reference(), request.code());
    }

    @Operation(summary = "What is asked before a prepaid card is switched on")
    @GetMapping("/registrations/{reference}/activation")
    ResponseEntity<WantedAnswer> wanted(@PathVariable RegistrationId reference, Actor actor) {
        if (!actor.mayRead(reference)) {
            throw Refusal.notFound();
        }
        Activations.Wanted wanted = activations.wanted(reference);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WantedAnswer(
                        wanted.check(),
                        wanted.open(),
                        wanted.until(),
                        wanted.check().equals("pages") ? List.of("document-front", "portrait") : List.of(),
                        wanted.reasons().stream()
                                .map(code -> new Why(code, texts.of("activation-reason." + code)))
                                .toList()));
    }

    @Operation(summary = "Switch a prepaid card on; multipart with fresh pages where policy asks for them")
    @PostMapping("/registrations/{reference}/activation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            HttpServletRequest request,
            Actor actor)
            throws IOException, ServletException {
        requireClerkOrOwn(reference, actor);
        activations.activate(reference, actor, task, pages(request));
    }

    @Operation(summary = "Send the applicant a new code to switch the card on")
    @PostMapping("/registrations/{reference}/activation/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendCode(@PathVariable RegistrationId reference, Actor actor) {
        requireClerkOrOwn(reference, actor);
        codes.sendAgain(reference);
    }

    @Operation(summary = "Whose card is to be switched on, before the assignee: fresh pages beside those of before")
    @GetMapping("/tasks/{id}/activation-check")
    ResponseEntity<ActivationDesk.Desk> desk(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(desk.of(id, actor));
    }

    @Operation(summary = "Stores the assignee's word: approve, return or refuse; completing is a step of its own")
    @PutMapping("/tasks/{id}/activation-check")
    ActivationDesk.Stored decide(@PathVariable String id, @RequestBody ActivationDesk.Word word, Actor actor) {
        return desk.decide(id, actor, word);
    }

    @Operation(summary = "Reasons why a prepaid card is not switched on")
    @GetMapping("/activation-reasons")
    List<ReasonAnswer> reasons(Actor actor) {
        if (actor.isApplicant()) {
            throw Refusal.notFound();
        }
        return Arrays.stream(ActivationReason.values())
                .map(reason -> new ReasonAnswer(
                        reason.name(),
                        Arrays.stream(ReviewOutcome.values())
                                .filter(reason::standsFor)
                                .toList(),
                        texts.of("activation-reason." + reason.name())))
                .toList();
    }

    private static void requireClerkOrOwn(RegistrationId reference, Actor actor) {
        if (!actor.is(Role.CLERK) && actor.own().filter(reference::equals).isEmpty()) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }

    /** Pages by kind; none where the request is no form. */
    private static Map<String, byte[]> pages(HttpServletRequest request) throws IOException, ServletException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return Map.of();
        }
        var pages = new LinkedHashMap<String, byte[]>();
        for (Part part : request.getParts()) {
            pages.put(part.getName(), part.getInputStream().readAllBytes());
        }
        return pages;
    }
}
