package io.meibo.contract.web;

import io.meibo.api.PdfAnswer;
import io.meibo.contract.Contracts;
import io.meibo.contract.Signature;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.voucher.VoucherDesk;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The contract of a registration: the applicant and staff read it, the applicant or a clerk signs. */
@RestController
@RequestMapping("/api/registrations/{reference}/contract")
class ContractController {

    private final Contracts contracts;
    private final VoucherDesk desk;

    ContractController(Contracts contracts, VoucherDesk desk) {
        this.contracts = contracts;
        this.desk = desk;
    }

    /** The name signed with and the method, as sent. */
    record SignatureRequest(@Nullable String signedName, @Nullable String method) {

        @Override
        public String toString() {
            return "SignatureRequest[masked]";
        }
    }

    @Operation(summary = "The contract as a PDF, in the language of the applicant")
    @GetMapping
    ResponseEntity<byte[]> download(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        VoucherDesk.Copy copy = desk.handOut(reference, contracts.number(reference), actor);
        return PdfAnswer.of(copy.voucher().number(), copy.voucher().language(), copy.pdf());
    }

    @Operation(summary = "Sign the contract")
    @PostMapping("/signature")
    Signature sign(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody SignatureRequest request,
            Actor actor) {
        if (!actor.is(Role.CLERK) && !actor.isApplicant()) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
        desk.admit(reference, actor);
        return contracts.sign(reference, request.signedName(), request.method(), actor, task);
    }
}
