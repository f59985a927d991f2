package io.meibo.issuing.web;

import io.meibo.issuing.DocumentLook;
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

/** What is reserved for a registration, and its hand-over. */
@RestController
@RequestMapping("/api/registrations/{reference}")
class IssuingController {

    /**
     * What the clerk scanned or typed from the card, how it goes out, and the parcel's number where it is posted; what was
     * typed from the document looked at.
     */
    record HandOverRequest(
            @Nullable String iccid,
            @Nullable String method,
            @Nullable String trackingNumber,
            @Nullable String cardNumber,
            @Nullable String postKind,
            @Nullable String provedBy,
            @Nullable DocumentLook document) {

        HandOvers.Told told() {
            return new HandOvers.Told(
                    method, cardNumber == null ? iccid : cardNumber, trackingNumber, postKind, provedBy, document);
        }

        @Override
        public String toString() {
            return "HandOverRequest[masked]";
        }
    }

    private final HandOvers handOvers;
    private final ReservationViews views;

    IssuingController(HandOvers handOvers, ReservationViews views) {
        this.handOvers = handOvers;
        this.views = views;
    }

    /** Masked; in clear for the assignee of the open hand-over or activation task, which is recorded. */
    @Operation(summary = "What is reserved for a registration, masked")
    @GetMapping("/reservation")
    ReservationView reservation(@PathVariable RegistrationId reference, Actor actor) {
        if (!actor.isStaff() && actor.own().filter(reference::equals).isEmpty()) {
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
        handOvers.handOver(reference, actor, task, request.told());
    }
}
