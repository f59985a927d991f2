package io.meibo.intake.web;

import io.meibo.api.PageOf;
import io.meibo.api.Texts;
import io.meibo.intake.Corrections;
import io.meibo.intake.Intake;
import io.meibo.privacy.Legibilities;
import io.meibo.privacy.Legibility;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** Entering, listing, finding, correcting and withdrawing registrations. */
@RestController
@RequestMapping("/api/registrations")
@Tag(name = "registrations")
class RegistrationsController {

    private static final Role[] STAFF = {
        Role.CLERK, Role.REVIEWER, Role.SENIOR_REVIEWER, Role.MANAGER, Role.AUDITOR, Role.CAMUNDA_ADMIN
    };

    private final Intake intake;
    private final Corrections corrections;
    private final Register register;
    private final RegistrationViews views;
    private final Legibilities legibilities;
    private final Texts texts;

    RegistrationsController(
            Intake intake,
            Corrections corrections,
            Register register,
            RegistrationViews views,
            Legibilities legibilities,
            Texts texts) {
        this.intake = intake;
        this.corrections = corrections;
        this.register = register;
        this.views = views;
        this.legibilities = legibilities;
        this.texts = texts;
    }

    record ProcessView(@Nullable String key, @Nullable String instanceId) {}

    /** The access code is told once, here. */
    record EnteredView(
            RegistrationId reference,
            String accessCode,
            RegistrationStatus status,
            @Nullable ProcessView process,
            List<PageView> pages) {}

    /** What to do for a better page. */
    record Hint(String code, String text) {}

    /** Whether a page sent along can be read: pass, manual (a person looks) or retake. */
    record PageView(String kind, Legibility.Outcome outcome, List<Hint> hints) {}

    @Operation(summary = "Enter a registration: multipart with a JSON part and pages, or plain JSON")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EnteredView> enterJson(
            @RequestBody byte[] registration, @RequestParam(defaultValue = "true") boolean start, Actor actor) {
        return entered(intake.enter(registration, Map.of(), start, actor));
    }

    @Operation(hidden = true)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<EnteredView> enterParts(
            HttpServletRequest request, @RequestParam(defaultValue = "true") boolean start, Actor actor)
            throws IOException, ServletException {
        Parts parts = Parts.of(request);
        if (parts.registration() == null) {
            throw Refusal.notReadable("REGISTRATION_NOT_IN_ORDER", FieldError.of("/registration", "REQUIRED"));
        }
        return entered(intake.enter(parts.registration(), parts.pages(), start, actor));
    }

    private ResponseEntity<EnteredView> entered(Register.Entered entered) {
        RegistrationCase found = register.get(entered.reference());
        return ResponseEntity.created(URI.create("/api/registrations/" + entered.reference()))
                .body(new EnteredView(
                        entered.reference(),
                        entered.accessCode(),
                        found.status(),
                        found.processInstanceId() == null
                                ? null
                                : new ProcessView(found.processKey(), found.processInstanceId()),
                        pages(entered.reference())));
    }

    private List<PageView> pages(RegistrationId reference) {
        return legibilities.latest(reference).entrySet().stream()
                .map(page -> new PageView(
                        page.getKey(),
                        page.getValue().outcome(),
                        page.getValue().codes().stream()
                                .map(code -> new Hint(code, texts.of("advice." + code)))
                                .toList()))
                .toList();
    }

    @Operation(summary = "A page of registrations, newest first")
    @GetMapping
    PageOf<RegistrationViews.Summary> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        actor.require(STAFF);
        PageOf.require(page, size);
        return views.list(status(status), product, assignee, page, size);
    }

    private static @Nullable RegistrationStatus status(@Nullable String status) {
        try {
            return status == null || status.isEmpty() ? null : RegistrationStatus.of(status);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notReadable("PARAMETER_NOT_READABLE", FieldError.of("?status", "NOT_READABLE"));
        }
    }

    @Operation(summary = "Find registrations by reference, document number, phone, or name and birth date")
    @PostMapping("/search")
    List<RegistrationViews.Summary> search(@RequestBody SearchRequest request, Actor actor) {
        actor.require(STAFF);
        return views.search(request);
    }

    @Operation(summary = "Where a registration stands: status, step, checks, decisions; personal data masked")
    @GetMapping("/{ref}")
    RegistrationViews.Detail get(@PathVariable RegistrationId ref, Actor actor) {
        return views.detail(views.visible(ref, actor), actor);
    }

    @Operation(summary = "Where it stands, what is awaited and by when, in plain words")
    @GetMapping("/{ref}/progress")
    RegistrationViews.Progress progress(@PathVariable RegistrationId ref, Actor actor) {
        return views.progress(views.visible(ref, actor), actor);
    }

    @Operation(summary = "Start a draft")
    @PostMapping("/{ref}/submission")
    RegistrationViews.Detail submit(@PathVariable RegistrationId ref, Actor actor) {
        intake.submit(ref, actor);
        return views.detail(register.get(ref), actor);
    }

    @Operation(summary = "Correct the fields and pages that were sent back")
    @PutMapping(value = "/{ref}/correction", consumes = MediaType.APPLICATION_JSON_VALUE)
    RegistrationViews.Progress correctJson(
            @PathVariable RegistrationId ref,
            @RequestBody byte[] correction,
            @RequestParam(required = false) @Nullable String task,
            Actor actor) {
        corrections.correct(ref, correction, Map.of(), task, actor);
        return views.progress(register.get(ref), actor);
    }

    @Operation(hidden = true)
    @PutMapping(value = "/{ref}/correction", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    RegistrationViews.Progress correctParts(
            @PathVariable RegistrationId ref,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String task,
            Actor actor)
            throws IOException, ServletException {
        Parts parts = Parts.of(request);
        corrections.correct(ref, parts.registration(), parts.pages(), task, actor);
        return views.progress(register.get(ref), actor);
    }

    @Operation(summary = "Withdraw: ends the registration and gives everything back")
    @PostMapping("/{ref}/withdrawal")
    @ResponseStatus(HttpStatus.OK)
    RegistrationViews.Progress withdraw(@PathVariable RegistrationId ref, Actor actor) {
        intake.withdraw(ref, actor);
        return views.progress(register.get(ref), actor);
    }

    /** The parts of an upload: the JSON and the pages by kind. A page sent twice is refused. */
    private record Parts(byte @Nullable [] registration, Map<String, byte[]> pages) {

        static Parts of(HttpServletRequest request) throws IOException, ServletException {
            byte[] registration = null;
            var pages = new LinkedHashMap<String, byte[]>();
            for (Part part : request.getParts()) {
                byte[] content;
                try (var stream = part.getInputStream()) {
                    content = stream.readAllBytes();
                }
                if (part.getName().equals("registration")) {
                    registration = content;
                } else if (pages.put(part.getName(), content) != null) {
                    throw Refusal.rule("REGISTRATION_NOT_IN_ORDER", FieldError.of("", "PAGE_TWICE"));
                }
            }
            return new Parts(registration, pages);
        }
    }
}
