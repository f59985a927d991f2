package io.meibo.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.identity.LegibilityWords;
import io.meibo.identity.LegibilityWords.Told;
import io.meibo.privacy.Legibility.Outcome;
import io.meibo.privacy.PageInspector;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks at a page before it is sent with a registration. Stores and logs nothing of it. */
@RestController
@RequestMapping("/api/pages")
@Tag(name = "pages")
class PagesController {

    private static final Role[] SENDERS = {
        Role.CLERK,
        Role.REVIEWER,
        Role.SENIOR_REVIEWER,
        Role.MANAGER,
        Role.AUDITOR,
        Role.CAMUNDA_ADMIN,
        Role.INTEGRATION
    };

    /** How the page comes out, what to do about it, and each number. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Looked(String kind, Outcome outcome, List<Told> hints, List<LegibilityWords.MeasureView> measures) {}

    private final PageInspector inspector;
    private final LegibilityWords words;
    private final Clock clock;

    PagesController(PageInspector inspector, LegibilityWords words, Clock clock) {
        this.inspector = inspector;
        this.words = words;
        this.clock = clock;
    }

    @PostMapping(value = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Can this page be read? One part, named by the kind of page",
            description =
                    "The page is measured and judged as it would be with a registration applied for today:"
                            + " pass, manual (a person looks) or retake, with hints in the reader's language. Nothing is stored.")
    Looked check(HttpServletRequest request, @RequestParam(defaultValue = "") String documentType, Actor actor)
            throws IOException, ServletException {
        actor.require(SENDERS);
        Collection<Part> parts = request.getParts().stream()
                .filter(part -> part.getSubmittedFileName() != null)
                .toList();
        if (parts.size() != 1) {
            throw Refusal.rule("PAGE_CHECK_NOT_IN_ORDER", FieldError.of("", "ONE_PAGE"));
        }
        Part part = parts.iterator().next();
        if (!part.getName().matches("[a-z-]{1,30}") || !documentType.matches("[a-z-]{0,60}")) {
            throw Refusal.rule("PAGE_CHECK_NOT_IN_ORDER", FieldError.of("", "UNKNOWN_PAGE_KIND"));
        }
        byte[] content;
        try (var stream = part.getInputStream()) {
            content = stream.readAllBytes();
        }
        var about = new PageInspector.About(part.getName(), documentType, LocalDate.now(clock));
        var legibility = inspector.inspect(about, content).legibility();
        return new Looked(part.getName(), legibility.outcome(), words.hints(legibility), words.measures(legibility));
    }
}
