package io.meibo.comparison.web;

import io.meibo.api.Texts;
import io.meibo.comparison.ComparisonDesk;
import io.meibo.comparison.ComparisonReason;
import io.meibo.privacy.PersonalDataVault.Attachment;
import io.meibo.register.ComparisonOutcome;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registrations side by side, for the assignee of a comparison or a review. */
@RestController
@RequestMapping("/api")
@Tag(name = "comparison")
class ComparisonController {

    /** A reason with the outcomes it may stand for and its text in the reader's language. */
    record ReasonAnswer(String code, List<ComparisonOutcome> outcomes, String text) {}

    private final ComparisonDesk desk;
    private final Texts texts;

    ComparisonController(ComparisonDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @Operation(summary = "Registrations that the task's registration resembles, in what, and what was found of them")
    @GetMapping("/tasks/{id}/comparison")
    ResponseEntity<List<ComparisonDesk.CandidateView>> candidates(@PathVariable String id, Actor actor) {
        return unstored(desk.candidates(id, actor));
    }

    @Operation(summary = "The registration and one candidate in clear, side by side; recorded on both")
    @GetMapping("/tasks/{id}/comparison/{other}")
    ResponseEntity<ComparisonDesk.Pair> pair(@PathVariable String id, @PathVariable RegistrationId other, Actor actor) {
        return unstored(desk.pair(id, other, actor));
    }

    @Operation(summary = "A page of a candidate; recorded on the candidate")
    @GetMapping("/tasks/{id}/comparison/{other}/pages/{kind}")
    ResponseEntity<byte[]> page(
            @PathVariable String id, @PathVariable RegistrationId other, @PathVariable String kind, Actor actor) {
        Attachment page = desk.page(id, other, kind, actor);
        String mediaType = page.info().mediaType();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", mediaType.startsWith("image/") ? "inline" : "attachment")
                .contentType(MediaType.parseMediaType(mediaType))
                .body(page.content());
    }

    @Operation(
            summary = "Stores what the assignee found of each candidate: same-person, different-persons, cannot-tell or"
                    + " misuse, with reasons; completing is a step of its own")
    @PutMapping("/tasks/{id}/comparison")
    List<ComparisonDesk.CandidateView> compare(
            @PathVariable String id, @RequestBody ComparisonDesk.Verdicts verdicts, Actor actor) {
        return desk.compare(id, actor, verdicts);
    }

    @Operation(summary = "Reasons for an outcome of a comparison")
    @GetMapping("/comparison-reasons")
    List<ReasonAnswer> reasons(Actor actor) {
        if (actor.isApplicant()) {
            throw Refusal.notFound();
        }
        return Arrays.stream(ComparisonReason.values())
                .map(reason -> new ReasonAnswer(
                        reason.name(),
                        Arrays.stream(ComparisonOutcome.values())
                                .filter(reason::standsFor)
                                .toList(),
                        texts.of("comparison-reason." + reason.name())))
                .toList();
    }

    private static <T> ResponseEntity<T> unstored(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
