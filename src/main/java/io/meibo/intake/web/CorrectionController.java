package io.meibo.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.api.Texts;
import io.meibo.intake.Corrections;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is to be corrected, one field after the other; the correction itself is a {@code PUT} of the same address. */
@RestController
@RequestMapping("/api/registrations/{ref}/correction")
@Tag(name = "registrations")
class CorrectionController {

    /** A reason with its text in the caller's language. */
    record Why(String code, String text) {}

    /**
     * A field or page sent back: JSON pointer, its name and the reasons in the caller's language, and for a field what
     * was given. {@code staffOnly} where only the clerk can change it.
     */
    record ItemAnswer(
            String pointer, String kind, String name, List<Why> reasons, @Nullable JsonNode value, boolean staffOnly) {}

    /** Which round of how many this is, until when, why, and what. */
    record Answer(
            RegistrationId reference,
            RoundsAnswer rounds,
            @Nullable OffsetDateTime until,
            List<Why> reasons,
            List<ItemAnswer> items) {}

    record RoundsAnswer(int now, int most) {}

    private final Corrections corrections;
    private final Texts texts;

    CorrectionController(Corrections corrections, Texts texts) {
        this.corrections = corrections;
        this.texts = texts;
    }

    @Operation(summary = "What is to be corrected and why, with what was given; for the applicant and the task's clerk")
    @GetMapping
    ResponseEntity<Answer> asked(@PathVariable RegistrationId ref, Actor actor) {
        Corrections.Asked asked = corrections.asked(ref, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(
                        ref,
                        new RoundsAnswer(asked.round(), asked.rounds()),
                        asked.until(),
                        why(asked.reasons()),
                        asked.items().stream().map(this::answer).toList()));
    }

    private ItemAnswer answer(Corrections.Item item) {
        return new ItemAnswer(
                item.pointer(),
                item.page() ? "page" : "field",
                texts.of("field-name" + item.pointer().replace('/', '.')),
                why(item.reasons()),
                item.value(),
                item.staffOnly());
    }

    private List<Why> why(List<String> codes) {
        return codes.stream()
                .map(code -> new Why(code, texts.of("reason." + code)))
                .toList();
    }
}
