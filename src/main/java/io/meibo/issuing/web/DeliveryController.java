package io.meibo.issuing.web;

import io.meibo.issuing.Deliveries;
import io.meibo.issuing.Deliveries.News;
import io.meibo.issuing.DeliveryViews;
import io.meibo.issuing.DeliveryViews.DeliveryView;
import io.meibo.issuing.ReturnedMail;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a posted card is: told by the carrier, the clerk and the applicant. */
@RestController
@RequestMapping("/api")
@Tag(name = "delivery")
class DeliveryController {

    /** What was scanned or typed from a card that came back. */
    record CardRequest(@Nullable String iccid) {}

    private final Deliveries deliveries;
    private final DeliveryViews views;
    private final ReturnedMail mail;

    DeliveryController(Deliveries deliveries, DeliveryViews views, ReturnedMail mail) {
        this.deliveries = deliveries;
        this.views = views;
        this.mail = mail;
    }

    @Operation(summary = "Where the parcel is, and what policy asks of the post")
    @GetMapping("/registrations/{reference}/delivery")
    ResponseEntity<DeliveryView> of(@PathVariable RegistrationId reference, Actor actor) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views.of(reference, actor));
    }

    @Operation(summary = "Tell that the parcel arrived or came back: the carrier, a clerk, or the applicant")
    @PostMapping("/registrations/{reference}/delivery")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tell(@PathVariable RegistrationId reference, @RequestBody News news, Actor actor) {
        deliveries.tell(reference, actor, news);
    }

    @Operation(summary = "Book in a card that the post brought back")
    @PostMapping("/registrations/{reference}/delivery/returned-card")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bookIn(@PathVariable RegistrationId reference, @RequestBody CardRequest card, Actor actor) {
        deliveries.checkIn(reference, actor, card.iccid());
    }

    @Operation(
            summary = "Stores what becomes of mail that did not arrive: post-again, delivered or give-up;"
                    + " completing is a step of its own")
    @PutMapping("/tasks/{id}/returned-mail")
    ReturnedMail.Stored decide(@PathVariable String id, @RequestBody ReturnedMail.Word word, Actor actor) {
        return mail.decide(id, actor, word);
    }
}
