package io.meibo.identity;

import io.meibo.identity.page.ImageCheck;
import io.meibo.privacy.PageInspector;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.Refusal.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets only real pages in, and of images only a clean copy. */
@Component
class PageInspection implements PageInspector {

    @Override
    public Page inspect(String kind, byte[] content) {
        ImageCheck.Result result = ImageCheck.inspect(content);
        if (result instanceof ImageCheck.Page page) {
            return new Page(page.mediaType(), page.width(), page.height(), page.content());
        }
        String code = ((ImageCheck.Refused) result).code();
        throw new Refusal(kindOf(code), code, List.of(FieldError.of("/" + kind, code)));
    }

    private static Kind kindOf(String code) {
        return switch (code) {
            case "PAGE_TOO_LARGE", "IMAGE_TOO_MANY_PIXELS" -> Kind.TOO_LARGE;
            case "PAGE_NOT_AN_IMAGE" -> Kind.UNSUPPORTED;
            default -> Kind.RULE;
        };
    }
}
