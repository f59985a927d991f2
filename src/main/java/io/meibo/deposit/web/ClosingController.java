package io.meibo.deposit.web;

import io.meibo.deposit.Closing;
import io.meibo.deposit.Closings;
import io.meibo.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The daily closing as JSON, and its entries as CSV for a spreadsheet. */
@RestController
@RequestMapping("/api/deposits/closings/{date}")
class ClosingController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Closings closings;
    private final ClosingCsv csv;

    ClosingController(Closings closings, ClosingCsv csv) {
        this.closings = closings;
        this.csv = csv;
    }

    @Operation(summary = "The closing of a day: balances, and what came in and went out")
    @GetMapping
    Closing closing(@PathVariable LocalDate date, Actor actor) {
        return closings.of(date, actor);
    }

    @Operation(summary = "The entries of a day as CSV, in the language of the reader")
    @GetMapping("/entries.csv")
    ResponseEntity<byte[]> entries(@PathVariable LocalDate date, Actor actor, Locale locale) {
        byte[] file = csv.of(closings.of(date, actor), locale);
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("closing-" + date + ".csv")
                                .build()
                                .toString())
                .body(file);
    }
}
