package io.meibo.deposit.web;

import io.meibo.deposit.PaymentMatching;
import io.meibo.deposit.PaymentMatching.Matching;
import io.meibo.deposit.Statements;
import io.meibo.deposit.Statements.Imported;
import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of the bank, and the money in them that a person has to match. */
@RestController
@RequestMapping("/api/deposits")
class PaymentDeskController {

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Statements statements;
    private final PaymentMatching matching;

    PaymentDeskController(Statements statements, PaymentMatching matching) {
        this.statements = statements;
        this.matching = matching;
    }

    /** A decision as sent. */
    record DecisionRequest(@Nullable String decision, @Nullable String reference) {}

    @Operation(summary = "Import a bank statement (ISO 20022 camt.053)")
    @PostMapping(
            path = "/statements",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    Imported take(HttpServletRequest request, Actor actor) throws IOException {
        actor.require(Role.MANAGER);
        return statements.take(RawBody.of(request, MOST_BYTES), actor);
    }

    @Operation(summary = "Money that nobody has matched to a registration yet")
    @GetMapping("/unmatched")
    List<Matching> waiting(Actor actor) {
        return matching.waiting(actor);
    }

    @Operation(summary = "The money that a task of matching is about")
    @GetMapping("/matching")
    Matching about(@RequestParam String task, Actor actor) {
        return matching.of(task, actor);
    }

    @Operation(summary = "Decide about money: assign it, send it back, or note it as known")
    @PutMapping("/matching")
    Matching decide(@RequestParam String task, @RequestBody DecisionRequest request, Actor actor) {
        return matching.decide(task, request.decision(), request.reference(), actor);
    }
}
