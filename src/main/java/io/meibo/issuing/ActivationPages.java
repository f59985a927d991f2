package io.meibo.issuing;

import io.meibo.privacy.Legibilities;
import io.meibo.privacy.PageInspector;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The fresh picture of the document and the portrait that are asked for before a card is switched on (CN-09). They are
 * screened and measured as the pages of an application are, and kept beside those, not in their place.
 */
@Component
class ActivationPages {

    /** Under which kind a fresh page is kept, by the kind it is sent as. */
    static final Map<String, String> KEPT_AS =
            Map.of("document-front", "activation-document", "portrait", "activation-portrait");

    private static final List<String> WANTED = List.of("document-front", "portrait");

    private final PageInspector inspector;
    private final PersonalDataVault vault;
    private final Legibilities legibilities;

    ActivationPages(PageInspector inspector, PersonalDataVault vault, Legibilities legibilities) {
        this.inspector = inspector;
        this.vault = vault;
        this.legibilities = legibilities;
    }

    /** Whether the fresh pages of this registration are there. */
    boolean areThere(RegistrationCase registration) {
        return vault.attachments(registration.reference()).stream()
                .map(PersonalDataVault.AttachmentInfo::kind)
                .toList()
                .containsAll(KEPT_AS.values());
    }

    /** Keeps both pages; refuses with {@code ACTIVATION_PAGES_NEEDED} and all faults at once what cannot be looked at. */
    void keep(RegistrationCase registration, Map<String, byte[]> pages) {
        var errors = new ArrayList<FieldError>();
        var inspected = new LinkedHashMap<String, PageInspector.Page>();
        for (String kind : WANTED) {
            byte[] content = pages.get(kind);
            if (content == null || content.length == 0) {
                errors.add(FieldError.of("/attachments/" + kind, "REQUIRED"));
                continue;
            }
            inspect(registration, kind, content, inspected, errors);
        }
        pages.keySet().stream()
                .filter(kind -> !WANTED.contains(kind))
                .forEach(kind -> errors.add(FieldError.of(
                        kind.matches("[a-z-]{1,40}") ? "/attachments/" + kind : "", "ACTIVATION_PAGE_NOT_ASKED")));
        if (!errors.isEmpty()) {
            throw Refusal.rule("ACTIVATION_PAGES_NEEDED", errors);
        }
        inspected.forEach((kind, page) -> {
            String kept = String.valueOf(KEPT_AS.get(kind));
            vault.keepAttachment(
                    registration.reference(),
                    registration.round(),
                    kept,
                    page.mediaType(),
                    page.width(),
                    page.height(),
                    page.content());
            legibilities.keep(registration.reference(), registration.round(), kept, page.legibility());
        });
    }

    private void inspect(
            RegistrationCase registration,
            String kind,
            byte[] content,
            Map<String, PageInspector.Page> inspected,
            List<FieldError> errors) {
        try {
            PageInspector.Page page = inspector.inspect(
                    new PageInspector.About(
                            kind,
                            registration.facts().documentType(),
                            registration.facts().appliedOn()),
                    content);
            if (!page.mediaType().startsWith("image/")) {
                // a face is compared side by side, not downloaded
                errors.add(FieldError.of("/attachments/" + kind, "IMAGE_NEEDED"));
            } else {
                inspected.put(kind, page);
            }
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.RULE) {
                throw refusal;
            }
            errors.addAll(refusal.errors());
        }
    }
}
