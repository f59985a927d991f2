package io.meibo.reading.web;

import io.meibo.privacy.Validity;
import io.meibo.reading.ChineseText;
import io.meibo.reading.IdReadings;
import io.meibo.reading.IdRecord;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading a document with the reader at the counter; an application then names the reading instead of typed data. */
@RestController
@RequestMapping("/api/id-readings")
@Tag(name = "id readings")
class IdReadingsController {

    record AddressView(String country, @Nullable String region, String locality, List<String> lines) {}

    record ApplicantView(
            String familyName,
            String givenName,
            LocalDate birthDate,
            String sex,
            String nationality,
            AddressView address) {}

    record DocumentView(String type, String number, String issuingCountry, Validity expiryDate) {}

    /** The record as the form shows it; {@code portrait} is a data address, null where the chip holds no photo. */
    record ReadingView(
            String reading,
            OffsetDateTime expiresAt,
            DocumentView identityDocument,
            ApplicantView applicant,
            @Nullable String portrait) {}

    private final IdReadings readings;

    IdReadingsController(IdReadings readings) {
        this.readings = readings;
    }

    @Operation(summary = "Reads the document on the caller's card reader; the reading is his, for one application")
    @PostMapping
    ResponseEntity<ReadingView> read(
            @RequestParam(required = false) @Nullable RegistrationId registration, Actor actor) {
        IdReadings.Reading reading = readings.read(actor, registration);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(view(reading));
    }

    @Operation(summary = "How the caller's card reader is: ready, no-card, off or not-set-up")
    @GetMapping("/reader")
    ResponseEntity<IdReadings.Status> reader(Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(readings.status(actor));
    }

    private static ReadingView view(IdReadings.Reading reading) {
        IdRecord read = reading.document();
        ChineseText.Name name = ChineseText.name(read.name());
        ChineseText.Place place = ChineseText.place(read.address());
        return new ReadingView(
                reading.id(),
                reading.expiresAt(),
                new DocumentView(read.documentType(), read.number(), read.issuingCountry(), read.validTo()),
                new ApplicantView(
                        name.family(),
                        name.given(),
                        read.birthDate(),
                        read.sex(),
                        read.nationality(),
                        new AddressView(
                                "CHN",
                                place.region().isEmpty() ? null : place.region(),
                                place.locality(),
                                place.line().isEmpty() ? List.of() : List.of(place.line()))),
                read.portrait().length == 0 ? null : picture(read.portrait()));
    }

    private static String picture(byte[] portrait) {
        String type = portrait[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(portrait);
    }
}
