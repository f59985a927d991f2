package io.meibo.identity.check;

import io.meibo.privacy.PersonalDataVault.AttachmentInfo;
import io.meibo.shared.CheckOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Check `completeness`: is every page there that the product wants, with enough pixels to be read (domain.md section
 * 6)? What is missing can be asked for, so it is for a person.
 */
public final class CompletenessCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "completeness";

    private static final String PORTRAIT = "portrait";

    /** Pixels a page must have: of a document, of a portrait. */
    public record Legible(long documentPixels, long portraitPixels) {}

    private CompletenessCheck() {}

    /**
     * Makes the check.
     *
     * @param needed kinds of page the policy wants, such as `document-front`
     * @param personDecides whether only a person may accept this kind of document for the product
     */
    public static Findings of(List<String> needed, boolean personDecides, List<AttachmentInfo> pages, Legible legible) {
        Findings findings = new Findings(NAME);
        for (String kind : needed) {
            page(findings, kind, find(pages, kind), legible);
        }
        for (AttachmentInfo page : pages) {
            if (!needed.contains(page.kind())) {
                page(findings, page.kind(), Optional.of(page), legible);
            }
        }
        if (personDecides) {
            findings.unclear("document-type", "DOCUMENT_TYPE_FOR_A_PERSON", "/identityDocument/type");
        }
        return findings;
    }

    private static void page(Findings findings, String kind, Optional<AttachmentInfo> page, Legible legible) {
        String pointer = "/" + kind;
        if (page.isEmpty()) {
            findings.unclear(kind, kind.equals(PORTRAIT) ? "PORTRAIT_MISSING" : "PAGE_MISSING", pointer);
            return;
        }
        long pixels = (long) page.get().width() * page.get().height();
        boolean isPdf = pixels == 0;
        long fewest = kind.equals(PORTRAIT) ? legible.portraitPixels() : legible.documentPixels();
        findings.passedOr(isPdf || pixels >= fewest, kind, CheckOutcome.UNCLEAR, "IMAGE_TOO_SMALL", pointer);
    }

    private static Optional<AttachmentInfo> find(List<AttachmentInfo> pages, String kind) {
        return pages.stream().filter(page -> page.kind().equals(kind)).findFirst();
    }
}
