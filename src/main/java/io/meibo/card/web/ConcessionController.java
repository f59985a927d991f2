package io.meibo.card.web;

import io.meibo.card.Concessions;
import io.meibo.card.Concessions.Concession;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The concession of a card: how it stands, the yearly word on it, and giving it up. */
@RestController
@RequestMapping("/api/registrations/{reference}/concession")
class ConcessionController {

    record ReviewRequest(@Nullable String outcome) {}

    private final Concessions concessions;

    ConcessionController(Concessions concessions) {
        this.concessions = concessions;
    }

    @Operation(summary = "How the concession of a card stands: since when, next review, ended or not")
    @GetMapping
    Concession concession(@PathVariable RegistrationId reference, Actor actor) {
        if (!actor.isStaff() && actor.own().filter(reference::equals).isEmpty()) {
            throw Refusal.notFound();
        }
        return concessions.of(reference).orElseThrow(Refusal::notFound);
    }

    @Operation(summary = "Say for the yearly task whether the concession still stands: approve or refuse")
    @PutMapping("/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(
            @PathVariable RegistrationId reference,
            @RequestParam String task,
            @RequestBody ReviewRequest request,
            Actor actor) {
        concessions.review(reference, task, request.outcome(), actor);
    }

    @Operation(summary = "Give the concession up before its time")
    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable RegistrationId reference, Actor actor) {
        concessions.giveUp(reference, actor);
    }
}
