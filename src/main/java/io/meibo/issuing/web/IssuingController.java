package io.meibo.issuing.web;

import io.meibo.issuing.Activations;
import io.meibo.issuing.HandOvers;
import io.meibo.issuing.ReservationViews;
import io.meibo.issuing.ReservationViews.ReservationView;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is reserved for a registration, its hand-over and its activation. */
@RestController
@RequestMapping("/api/registrations/{reference}")
class IssuingController {

    /** What the clerk scanned or typed from the card, how it goes out, and the parcel's number where it is posted. */
    record HandOverRequest(
            @Nullable String iccid,
            @Nullable String method,
            @Nullable String trackingNumber,
            @Nullable String cardNumber) {

        @Nullable
        String serial() {
            return cardNumber == null ? iccid : cardNumber;
        }
    }

    private final HandOvers handOvers;
    private final Activations activations;
    private final ReservationViews views;

    IssuingController(HandOvers handOvers, Activations activations, ReservationViews views) {
        this.handOvers = handOvers;
        this.activations = activations;
        this.views = views;
    }

    /** Masked; in clear for the assignee of the open hand-over or activation task, which is recorded. */
    @Operation(summary = "What is reserved for a registration, masked")
    @GetMapping("/reservation")
    ReservationView reservation(@PathVariable RegistrationId reference, Actor actor) {
        if (!actor.isStaff() && !isOwn(actor, reference)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        return views.of(reference, actor);
    }

    @Operation(summary = "Hand the SIM or card over at the counter or to the post")
    @PostMapping("/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody HandOverRequest request,
            Actor actor) {
        if (!actor.is(Role.CLERK)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        handOvers.handOver(reference, actor, task, request.method(), request.serial(), request.trackingNumber());
    }

    @Operation(summary = "Switch a prepaid card on")
    @PostMapping("/activation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void activate(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            Actor actor) {
        if (!actor.is(Role.CLERK) && !isOwn(actor, reference)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        activations.activate(reference, actor, task);
    }

    private static boolean isOwn(Actor actor, RegistrationId reference) {
        return actor.own().filter(reference::equals).isPresent();
    }
}
