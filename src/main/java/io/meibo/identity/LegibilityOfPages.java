package io.meibo.identity;

import io.meibo.identity.LegibilityWords.MeasureView;
import io.meibo.identity.LegibilityWords.Told;
import io.meibo.privacy.Legibilities;
import io.meibo.privacy.Legibility.Outcome;
import io.meibo.privacy.PersonalData;
import io.meibo.register.CasePart;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Member {@code legibility} of the case file: by kind of page, whether it can be read and what was measured. */
@Component
class LegibilityOfPages implements CasePart {

    /** Of one page. */
    record PageView(Outcome outcome, List<Told> hints, List<MeasureView> measures) {}

    private final Legibilities legibilities;
    private final LegibilityWords words;

    LegibilityOfPages(Legibilities legibilities, LegibilityWords words) {
        this.legibilities = legibilities;
        this.words = words;
    }

    @Override
    public String name() {
        return "legibility";
    }

    @Override
    public @Nullable Object of(RegistrationCase found, @Nullable PersonalData person, Actor reader) {
        Map<String, PageView> pages = new LinkedHashMap<>();
        legibilities
                .latest(found.reference())
                .forEach((kind, page) ->
                        pages.put(kind, new PageView(page.outcome(), words.hints(page), words.measures(page))));
        return pages.isEmpty() ? null : pages;
    }
}
