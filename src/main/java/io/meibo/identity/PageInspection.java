package io.meibo.identity;

import io.meibo.identity.PageJudge.Judged;
import io.meibo.identity.page.ImageCheck;
import io.meibo.policy.Rulings;
import io.meibo.privacy.Legibilities;
import io.meibo.privacy.Legibility;
import io.meibo.privacy.PageInspector;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Refusal.Kind;
import io.meibo.shared.RegistrationId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets only real pages in, and of images only a clean copy; measures them and files the numbers with the page. */
@Component
class PageInspection implements PageInspector {

    /** The photo out of a chip, and the signed page of a contract, which is no document. */
    private static final Set<String> NOT_MEASURED = Set.of("document-portrait", "signed-page");

    private final PageJudge judge;
    private final Legibilities legibilities;
    private final Rulings rulings;
    private final KnownPages known;

    PageInspection(PageJudge judge, Legibilities legibilities, Rulings rulings, KnownPages known) {
        this.judge = judge;
        this.legibilities = legibilities;
        this.rulings = rulings;
        this.known = known;
    }

    @Override
    public Page inspect(About about, byte[] content) {
        ImageCheck.Result result = ImageCheck.inspect(content);
        if (result instanceof ImageCheck.Page page) {
            // the photo out of a chip is small by its nature and nobody photographed it
            Judged judged = NOT_MEASURED.contains(about.kind())
                    ? new Judged(new Legibility(List.of()), null)
                    : judge.judge(about, page.measured(about.kind(), about.documentType()));
            return new Page(
                    page.mediaType(),
                    page.width(),
                    page.height(),
                    page.content(),
                    judged.legibility(),
                    (reference, round) -> file(reference, round, about.kind(), judged, page));
        }
        String code = ((ImageCheck.Refused) result).code();
        throw new Refusal(kindOf(code), code, List.of(FieldError.of("/" + about.kind(), code)));
    }

    private void file(RegistrationId reference, int round, String kind, Judged judged, ImageCheck.Page page) {
        legibilities.keep(reference, round, kind, judged.legibility());
        if (judged.decisive() != null) {
            rulings.stamp(reference, round, kind, judged.decisive());
        }
        known.keep(reference, round, kind, page);
    }

    private static Kind kindOf(String code) {
        return switch (code) {
            case "PAGE_TOO_LARGE", "IMAGE_TOO_MANY_PIXELS" -> Kind.TOO_LARGE;
            case "PAGE_NOT_AN_IMAGE" -> Kind.UNSUPPORTED;
            default -> Kind.RULE;
        };
    }
}
