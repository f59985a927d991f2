package io.meibo.inventory.web;

import io.meibo.inventory.CardReplacements;
import io.meibo.inventory.CardReplacements.Replacement;
import io.meibo.inventory.Holdings;
import io.meibo.inventory.Holdings.Holding;
import io.meibo.inventory.NumberChoices;
import io.meibo.inventory.NumberChoices.Choices;
import io.meibo.inventory.NumberChoices.Standing;
import io.meibo.inventory.StockReason;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
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

/** What a registration holds of the stock: choice of a number, another card for a broken or lost one, the history. */
@RestController
@RequestMapping("/api/registrations/{reference}")
class HoldingsController {

    /** The number picked, in any way of writing. */
    record Chosen(@Nullable String msisdn) {}

    /** Why another card is needed. */
    record Wanted(@Nullable String reason) {}

    /** The new card as scanned, and that the clerk has looked at the document. */
    record NewCard(@Nullable String iccid, @Nullable String cardNumber, boolean documentSeen) {

        @Nullable
        String serial() {
            return cardNumber == null ? iccid : cardNumber;
        }
    }

    private final NumberChoices choices;
    private final CardReplacements replacements;
    private final Holdings holdings;

    HoldingsController(NumberChoices choices, CardReplacements replacements, Holdings holdings) {
        this.choices = choices;
        this.replacements = replacements;
        this.holdings = holdings;
    }

    /** The same ones until they lapse; {@code others=true} asks for other ones. */
    @Operation(summary = "A few numbers to choose from, held for some minutes")
    @GetMapping("/number-choices")
    Choices offer(
            @PathVariable RegistrationId reference, @RequestParam(defaultValue = "false") boolean others, Actor actor) {
        requireOwnOrClerk(reference, actor);
        return choices.offer(reference, others);
    }

    @Operation(summary = "Whether a number may be chosen, and which is")
    @GetMapping("/number-choice")
    Standing standing(@PathVariable RegistrationId reference, Actor actor) {
        requireOwnOrClerk(reference, actor);
        return choices.standing(reference);
    }

    @Operation(summary = "Choose one of the numbers on offer")
    @PutMapping("/number-choice")
    Choices choose(@PathVariable RegistrationId reference, @RequestBody Chosen chosen, Actor actor) {
        requireOwnOrClerk(reference, actor);
        return choices.choose(reference, chosen.msisdn());
    }

    /** {@code broken} or {@code wrong}; for the assignee of the registration's open task. */
    @Operation(summary = "Bind another card before the hand-over: this one is broken or wrong")
    @PostMapping("/card-exchange")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void exchange(@PathVariable RegistrationId reference, @RequestBody Wanted wanted, Actor actor) {
        replacements.exchange(reference, reason(wanted.reason()), actor);
    }

    /** {@code broken}, {@code lost}, {@code stolen} or {@code wrong}; lost and stolen ones are blocked at once. */
    @Operation(summary = "Ask for another card after the issue")
    @PostMapping("/replacement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@PathVariable RegistrationId reference, @RequestBody Wanted wanted, Actor actor) {
        replacements.ask(reference, reason(wanted.reason()), actor);
    }

    @Operation(summary = "The replacement of a card asked for last")
    @GetMapping("/replacement")
    Replacement replacement(@PathVariable RegistrationId reference, Actor actor) {
        requireReader(reference, actor);
        return replacements.of(reference, actor).orElseThrow(Refusal::notFound);
    }

    @Operation(summary = "Hand the new card over in place of the old one")
    @PostMapping("/replacement/card")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody NewCard card,
            Actor actor) {
        replacements.replace(reference, task, card.serial(), card.documentSeen(), actor);
    }

    @Operation(summary = "No other card is needed any more")
    @PostMapping("/replacement/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable RegistrationId reference, Actor actor) {
        replacements.drop(reference, actor);
    }

    @Operation(summary = "What a registration holds and has held of the stock, masked")
    @GetMapping("/holdings")
    List<Holding> holdings(@PathVariable RegistrationId reference, Actor actor) {
        requireReader(reference, actor);
        return holdings.of(reference);
    }

    /** Null where there is no such reason: the verb names those it takes. */
    private static @Nullable StockReason reason(@Nullable String code) {
        return Arrays.stream(StockReason.values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static void requireOwnOrClerk(RegistrationId reference, Actor actor) {
        if (!actor.is(Role.CLERK) && actor.own().filter(reference::equals).isEmpty()) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }

    private static void requireReader(RegistrationId reference, Actor actor) {
        if (!actor.isStaff() && actor.own().filter(reference::equals).isEmpty()) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }
}
