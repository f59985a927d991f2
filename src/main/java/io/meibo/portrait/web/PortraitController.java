package io.meibo.portrait.web;

import io.meibo.api.Texts;
import io.meibo.portrait.PortraitDesk;
import io.meibo.portrait.PortraitReason;
import io.meibo.portrait.PortraitResult;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Comparing the live portrait with the document photo. */
@RestController
@RequestMapping("/api")
@Tag(name = "portrait comparison")
class PortraitController {

    /** A reason with the results it may stand for and its text in the reader's language. */
    record ReasonAnswer(String code, List<PortraitResult> results, String text) {}

    private final PortraitDesk desk;
    private final Texts texts;

    PortraitController(PortraitDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @Operation(
            summary = "Stores what the assignee sees: match, no-match or cannot-tell; completing is a step of its own")
    @PutMapping("/tasks/{id}/portrait-comparison")
    PortraitDesk.Stored compare(@PathVariable String id, @RequestBody PortraitDesk.Verdict verdict, Actor actor) {
        return desk.compare(id, actor, verdict);
    }

    @Operation(summary = "The comparison before its assignee: pages to look at, what a service said, what is stored")
    @GetMapping("/tasks/{id}/portrait-comparison")
    ResponseEntity<PortraitDesk.Desk> of(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(desk.of(id, actor));
    }

    @Operation(
            summary = "What a comparison service said of a registration: similarity, liveness, false-accept rate apart")
    @GetMapping("/registrations/{ref}/portrait-opinion")
    PortraitDesk.MachineView opinion(@PathVariable RegistrationId ref, Actor actor) {
        if (!actor.isStaff()) {
            throw Refusal.notFound();
        }
        return desk.machineOf(ref);
    }

    @Operation(summary = "Reasons for a result of the portrait comparison")
    @GetMapping("/portrait-reasons")
    List<ReasonAnswer> reasons(Actor actor) {
        if (actor.isApplicant()) {
            throw Refusal.notFound();
        }
        return Arrays.stream(PortraitReason.values())
                .map(reason -> new ReasonAnswer(
                        reason.name(),
                        Arrays.stream(PortraitResult.values())
                                .filter(reason::standsFor)
                                .toList(),
                        texts.of("portrait-reason." + reason.name())))
                .toList();
    }
}
