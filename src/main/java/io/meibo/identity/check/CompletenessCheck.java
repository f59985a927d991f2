package io.meibo.identity.check;

import io.meibo.privacy.Legibility;
import io.meibo.privacy.Legibility.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Check `completeness`: is every page there that the product wants, and can it be read (domain.md section 6)? What is
 * missing or illegible can be asked for, so it is for a person.
 */
public final class CompletenessCheck {

    /** Name under which the results are filed. */
    public static final String NAME = "completeness";

    private static final String PORTRAIT = "portrait";

    /** Comes out of a card's chip as it is: nobody can take a better one. */
    private static final String CHIP_PHOTO = "document-portrait";

    private CompletenessCheck() {}

    /**
     * Makes the check.
     *
     * @param needed kinds of page the policy wants, such as `document-front`
     * @param personDecides whether only a person may accept this kind of document for the product
     * @param pages by kind, all that are there, each with what was measured on it
     */
    public static Findings of(List<String> needed, boolean personDecides, Map<String, Legibility> pages) {
        Findings findings = new Findings(NAME);
        for (String kind : needed) {
            page(findings, kind, pages.get(kind));
        }
        pages.forEach((kind, page) -> {
            if (!needed.contains(kind) && !kind.equals(CHIP_PHOTO)) {
                page(findings, kind, page);
            }
        });
        if (personDecides) {
            findings.unclear("document-type", "DOCUMENT_TYPE_FOR_A_PERSON", "/identityDocument/type");
        }
        return findings;
    }

    /** Whether a page that cannot be read must be sent again is for a person to say, and so is one that may be read. */
    private static void page(Findings findings, String kind, @Nullable Legibility page) {
        String pointer = "/" + kind;
        if (page == null) {
            findings.unclear(kind, kind.equals(PORTRAIT) ? "PORTRAIT_MISSING" : "PAGE_MISSING", pointer);
        } else if (page.outcome() == Outcome.PASS) {
            findings.passed(kind, pointer);
        } else {
            findings.unclear(kind, page.codes().get(0), pointer);
        }
    }
}
