package io.meibo.deposit.web;

import io.meibo.deposit.Deposits;
import io.meibo.deposit.FinalBill;
import io.meibo.deposit.FinalBillOrder;
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

/** The final bill of a line that ends, stated by the billing system or a clerk. */
@RestController
@RequestMapping("/api/registrations/{reference}/final-bill")
class FinalBillController {

    private final Deposits deposits;
    private final VoucherDesk desk;

    FinalBillController(Deposits deposits, VoucherDesk desk) {
        this.deposits = deposits;
        this.desk = desk;
    }

    /** A bill as sent. */
    record BillRequest(DepositController.@Nullable AmountRequest debts, @Nullable String number) {

        FinalBillOrder order() {
            return new FinalBillOrder(
                    debts == null ? null : debts.amount(), debts == null ? null : debts.currency(), number);
        }
    }

    @Operation(summary = "The final bill of a line that ends, where it was stated")
    @GetMapping
    FinalBill bill(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return deposits.finalBill(reference).orElseThrow(Refusal::notFound);
    }

    @Operation(summary = "State what is owed to us at the end of a line, zero included")
    @PostMapping
    FinalBill state(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody BillRequest request,
            Actor actor) {
        actor.require(Role.CLERK, Role.INTEGRATION);
        return deposits.stateFinalBill(reference, request.order(), actor, task);
    }
}
