package io.meibo.rulebook.web;

import io.meibo.api.PageOf;
import io.meibo.rulebook.FindingKind;
import io.meibo.rulebook.Replay;
import io.meibo.rulebook.Replays;
import io.meibo.rulebook.RuleViews;
import io.meibo.rulebook.RuleViews.FindingView;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Replays: a manager begins and stops them, auditors may read. */
@RestController
@RequestMapping("/api/policy/replays")
class ReplayController {

    private static final int CSV_PAGE = 200;

    /** How far a replay is and a page of what it found. */
    record ReplayView(Replay replay, PageOf<FindingView> results) {}

    private final Replays replays;
    private final RuleViews views;

    ReplayController(Replays replays, RuleViews views) {
        this.replays = replays;
        this.views = views;
    }

    @Operation(
            summary = "Begin a replay: which registrations of a period would have another outcome by changed tables",
            description = "Parts named tables (DMN files, one or several) and the dates from and to, both included."
                    + " Tables are only computed with, never deployed.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Replay> begin(
            @RequestParam(required = false) @Nullable List<MultipartFile> tables,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            Actor actor)
            throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (MultipartFile file : tables == null ? List.<MultipartFile>of() : tables) {
            files.add(file.getBytes());
        }
        Replay begun = replays.begin(actor, files, from, to);
        return ResponseEntity.accepted()
                .location(URI.create("/api/policy/replays/" + begun.id()))
                .body(begun);
    }

    @Operation(summary = "The latest replays, newest first")
    @GetMapping
    List<Replay> latest(Actor actor) {
        return replays.latest(actor);
    }

    @Operation(
            summary = "How far a replay is, and a page of what it found",
            description = "list is differing (default), not-replayable or not-asked.")
    @GetMapping("/{id}")
    ReplayView get(
            @PathVariable String id,
            @RequestParam(defaultValue = "differing") String list,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor,
            Locale locale) {
        return new ReplayView(replays.get(actor, id), results(id, list, page, size, actor, locale));
    }

    @Operation(summary = "A page of what a replay found")
    @GetMapping(path = "/{id}/results", produces = MediaType.APPLICATION_JSON_VALUE)
    PageOf<FindingView> results(
            @PathVariable String id,
            @RequestParam(defaultValue = "differing") String list,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor,
            Locale locale) {
        FindingKind kind = FindingKind.of(list)
                .orElseThrow(
                        () -> Refusal.notReadable("PARAMETER_NOT_READABLE", FieldError.of("?list", "NOT_READABLE")));
        return views.findings(actor, id, kind, page, size, locale);
    }

    /** The same under an address that a browser can open. */
    @Operation(summary = "All that a replay found, as CSV")
    @GetMapping("/{id}/results.csv")
    void csvFile(@PathVariable String id, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        csv(id, actor, locale, response);
    }

    /** One line a difference or consequence, and one for each table that could not be computed. */
    @Operation(summary = "All that a replay found, as CSV")
    @GetMapping(path = "/{id}/results", produces = "text/csv")
    void csv(@PathVariable String id, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        replays.get(actor, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("replay-" + id + ".csv")
                        .build()
                        .toString());
        var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        FindingsCsv.head(writer);
        for (FindingKind kind : FindingKind.values()) {
            write(writer, id, kind, actor, locale);
        }
        writer.flush();
    }

    private void write(Writer writer, String id, FindingKind kind, Actor actor, Locale locale) throws IOException {
        PageOf<FindingView> found;
        int page = 0;
        do {
            found = views.findings(actor, id, kind, page++, CSV_PAGE, locale);
            for (FindingView finding : found.items()) {
                FindingsCsv.lines(writer, kind, finding);
            }
        } while (found.items().size() == CSV_PAGE);
    }

    @Operation(summary = "Stop a replay at once; what was found is kept")
    @PostMapping("/{id}/stop")
    Replay stop(@PathVariable String id, Actor actor) {
        return replays.stop(actor, id);
    }

    @Operation(summary = "Stop a replay at once; what was found is kept")
    @DeleteMapping("/{id}")
    Replay stopByDelete(@PathVariable String id, Actor actor) {
        return replays.stop(actor, id);
    }
}
