package io.meibo.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a product wants of an identity document: the kinds of pages ({@code document-front} …), and whether only a
 * person may accept such a document.
 */
public record NeededDocuments(boolean personDecides, List<String> pages) {

    /** The table that says so. */
    static final String TABLE = "needed-documents";

    public NeededDocuments {
        pages = pages.stream().filter(page -> !page.isBlank()).toList();
    }

    static Map<String, Object> inputs(String product, String channel, String documentType, LocalDate appliedOn) {
        return Map.of("product", product, "channel", channel, "documentType", documentType, "appliedOn", appliedOn);
    }

    static NeededDocuments of(Ruling ruling) {
        return new NeededDocuments(
                !ruling.text("accepted").equals("yes"),
                List.of(ruling.text("pages").split(",")));
    }
}
