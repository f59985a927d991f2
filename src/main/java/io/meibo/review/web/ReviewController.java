package io.meibo.review.web;

import io.meibo.api.Texts;
import io.meibo.register.DecisionLog.Decision;
import io.meibo.review.Reason;
import io.meibo.review.ReviewDesk;
import io.meibo.review.ReviewDesk.Verdict;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.ReviewOutcome;
import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/tasks/{id}/decision} and {@code GET /api/reasons} (api.md). */
@RestController
@RequestMapping("/api")
class ReviewController {

    private static final List<String> LANGUAGES = List.of("en", "ja", "zh-CN");

    /** A reason: its code, the outcomes it may stand for, what it usually concerns, and its text in each language. */
    record ReasonAnswer(
            String code, List<ReviewOutcome> outcomes, List<String> fields, String text, Map<String, String> texts) {}

    /** A stored decision; the note stays inside. */
    record DecisionAnswer(
            String task,
            RegistrationId registration,
            int round,
            String decidedBy,
            ReviewOutcome outcome,
            List<String> reasons,
            List<String> fields,
            OffsetDateTime at) {}

    private final ReviewDesk desk;
    private final Texts texts;

    ReviewController(ReviewDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @Operation(summary = "Stores the assignee's decision; completing the task is a step of its own")
    @PutMapping("/tasks/{id}/decision")
    DecisionAnswer decide(@PathVariable String id, @RequestBody Verdict verdict, Actor actor) {
        Decision stored = desk.decide(id, actor, verdict);
        return new DecisionAnswer(
                stored.taskId(),
                stored.reference(),
                stored.round(),
                stored.decidedBy(),
                stored.outcome(),
                stored.reasons(),
                stored.fields(),
                stored.at());
    }

    @Operation(summary = "Reasons for sending back and refusing")
    @GetMapping("/reasons")
    List<ReasonAnswer> reasons(Actor actor) {
        if (actor.isApplicant()) {
            throw Refusal.notFound();
        }
        return Arrays.stream(Reason.values()).map(this::describe).toList();
    }

    private ReasonAnswer describe(Reason reason) {
        String key = "reason." + reason.name();
        var inEach = new LinkedHashMap<String, String>();
        LANGUAGES.forEach(language -> inEach.put(language, texts.in(Texts.locale(language), key)));
        return new ReasonAnswer(
                reason.name(),
                Arrays.stream(ReviewOutcome.values()).filter(reason::standsFor).toList(),
                reason.usualFields(),
                texts.of(key),
                inEach);
    }
}
