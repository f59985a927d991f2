package io.meibo.deposit.web;

import io.meibo.deposit.DepositAccount;
import io.meibo.deposit.Deposits;
import io.meibo.deposit.Payment;
import io.meibo.deposit.PaymentOrder;
import io.meibo.deposit.Refund;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.voucher.VoucherDesk;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The deposit of a registration: payments reported by a till or a clerk, its state, and the refund by a clerk. */
@RestController
@RequestMapping("/api/registrations/{reference}/deposit")
class DepositController {

    private final Deposits deposits;
    private final VoucherDesk desk;

    DepositController(Deposits deposits, VoucherDesk desk) {
        this.deposits = deposits;
        this.desk = desk;
    }

    /** A payment as sent. */
    record PaymentRequest(@Nullable AmountRequest amount, @Nullable String method, @Nullable String externalId) {

        PaymentOrder order() {
            return new PaymentOrder(
                    amount == null ? null : amount.amount(),
                    amount == null ? null : amount.currency(),
                    method,
                    externalId);
        }
    }

    /** An amount as sent: text, so that what is no amount is refused by name and not by the JSON reader. */
    record AmountRequest(@Nullable String amount, @Nullable String currency) {}

    @Operation(summary = "How the deposit stands: due, received, open")
    @GetMapping
    DepositAccount account(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return deposits.account(reference);
    }

    @Operation(summary = "Book a payment of the deposit")
    @PostMapping("/payments")
    Payment pay(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody PaymentRequest request,
            Actor actor) {
        if (!actor.isAny(Role.CLERK, Role.INTEGRATION)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
        return deposits.pay(reference, request.order(), actor, task);
    }

    /** The whole of what is owed goes back the ways it came in, so there is nothing to say but for which task. */
    @Operation(summary = "Book that the deposit was paid back")
    @PostMapping("/refund")
    Refund refund(@PathVariable RegistrationId reference, @RequestParam String task, Actor actor) {
        if (!actor.is(Role.CLERK)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
        return deposits.refund(reference, actor, task);
    }
}
