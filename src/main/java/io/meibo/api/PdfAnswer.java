package io.meibo.api;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A PDF as an answer: shown by the browser, saved under its name, kept in no cache since it speaks of a person. */
public final class PdfAnswer {

    private PdfAnswer() {}

    /** The name comes without {@code .pdf}; the language is that of the document (BCP 47). */
    public static ResponseEntity<byte[]> of(String name, String language, byte[] pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .body(pdf);
    }
}
