package io.meibo.rulebook.web;

import io.meibo.rulebook.RuleViews;
import io.meibo.rulebook.RuleViews.ChangesView;
import io.meibo.rulebook.RuleViews.PolicyView;
import io.meibo.rulebook.RuleViews.TableView;
import io.meibo.rulebook.Rulebook.Wanted;
import io.meibo.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The policy as dated rules, for managers and auditors. */
@RestController
@RequestMapping("/api/policy")
class PolicyController {

    private final RuleViews views;
    private final Clock clock;

    PolicyController(RuleViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @Operation(
            summary = "The rules in force on a day, table by table",
            description = "date is today unless given; country and product narrow it down.")
    @GetMapping
    PolicyView inForce(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String product,
            Actor actor,
            Locale locale) {
        return views.inForce(actor, orToday(date), new Wanted(country, product), locale);
    }

    @Operation(
            summary = "All days to come on which a rule begins or ends, old beside new",
            description = "from is today unless given; the days after it are told, in order.")
    @GetMapping("/changes")
    ChangesView changes(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String product,
            Actor actor,
            Locale locale) {
        return views.changes(actor, orToday(from), new Wanted(country, product), locale);
    }

    @Operation(summary = "All rules of a table, of its latest version unless another is named")
    @GetMapping("/tables/{table}")
    TableView table(
            @PathVariable String table,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor,
            Locale locale) {
        return views.table(actor, table, version, locale);
    }

    @Operation(summary = "The DMN of a table, to be changed and replayed")
    @GetMapping("/tables/{table}/dmn")
    ResponseEntity<byte[]> dmn(
            @PathVariable String table, @RequestParam(required = false) @Nullable Integer version, Actor actor) {
        String dmn = views.dmn(actor, table, version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(table + ".dmn")
                                .build()
                                .toString())
                .body(dmn.getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate orToday(@Nullable LocalDate day) {
        return day == null ? LocalDate.now(clock) : day;
    }
}
