package io.meibo.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.api.Texts;
import io.meibo.identity.page.Measure;
import io.meibo.privacy.Legibility;
import io.meibo.privacy.Legibility.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was measured on a page, in words for the one who took the picture and for the one who reads it. */
@Component
public class LegibilityWords {

    /** A code and what to do about it. */
    public record Told(String code, String text) {}

    /** A measure by name: its number (null where it cannot be told), unit, how it was judged, and what is the matter. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MeasureView(
            String measure,
            String name,
            @Nullable Double value,
            String unit,
            @Nullable Outcome outcome,
            @Nullable String text) {}

    private final Texts texts;

    LegibilityWords(Texts texts) {
        this.texts = texts;
    }

    /** What to do so that the page passes; empty where it does. */
    public List<Told> hints(Legibility legibility) {
        return legibility.codes().stream()
                .map(code -> new Told(code, texts.of("advice." + code)))
                .toList();
    }

    /** Every measure, in the order in which people should hear of it. */
    public List<MeasureView> measures(Legibility legibility) {
        return legibility.measures().stream().map(this::view).toList();
    }

    private MeasureView view(Legibility.Measure measure) {
        String text = null;
        if (measure.code() != null && measure.outcome() != Outcome.PASS) {
            text = texts.of("check." + measure.code());
        } else if (measure.measure().equals(Measure.EDGES.code()) && measure.value() != null) {
            text = texts.of("edges." + measure.value().intValue());
        }
        return new MeasureView(
                measure.measure(),
                texts.of("measure." + measure.measure()),
                measure.value(),
                Measure.of(measure.measure()).map(Measure::unit).orElse(""),
                measure.outcome(),
                text);
    }
}
