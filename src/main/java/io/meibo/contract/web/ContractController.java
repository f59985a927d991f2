package io.meibo.contract.web;

import io.meibo.api.PdfAnswer;
import io.meibo.contract.Contracts;
import io.meibo.contract.Scans;
import io.meibo.contract.Signature;
import io.meibo.contract.SignatureOrder;
import io.meibo.contract.SignedCopies;
import io.meibo.contract.Signing;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import io.meibo.voucher.VoucherDesk;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The contract of a registration: the applicant and staff read it, the applicant or a clerk signs. */
@RestController
@RequestMapping("/api/registrations/{reference}/contract")
class ContractController {

    private final Contracts contracts;
    private final Signing signing;
    private final SignedCopies copies;
    private final Scans scans;
    private final VoucherDesk desk;

    ContractController(Contracts contracts, Signing signing, SignedCopies copies, Scans scans, VoucherDesk desk) {
        this.contracts = contracts;
        this.signing = signing;
        this.copies = copies;
        this.scans = scans;
        this.desk = desk;
    }

    /** Which way the code is to go: {@code sms} or {@code mail}. */
    record CodeRequest(@Nullable String channel) {}

    @Operation(summary = "The contract as a PDF, in the language of the applicant")
    @GetMapping
    ResponseEntity<byte[]> download(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return paper(reference, contracts.number(reference), actor);
    }

    @Operation(summary = "Send the applicant a code to sign with online, by SMS or mail")
    @PostMapping("/signature-code")
    Signing.CodeSent sendCode(
            @PathVariable RegistrationId reference,
            @RequestBody(required = false) @Nullable CodeRequest request,
            Actor actor) {
        admitSigner(reference, actor);
        return signing.sendCode(reference, request == null ? null : request.channel());
    }

    @Operation(summary = "Sign the contract")
    @PostMapping("/signature")
    Signature sign(
            @PathVariable RegistrationId reference,
            @RequestParam(required = false) @Nullable String task,
            @RequestBody SignatureOrder order,
            Actor actor) {
        admitSigner(reference, actor);
        return signing.sign(reference, order, actor, task);
    }

    @Operation(summary = "Who signed what, how and when; whether the scan of a page signed on paper is outstanding")
    @GetMapping("/signature")
    Signature signature(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return contracts.signature(reference);
    }

    @Operation(summary = "The signed copy as a PDF: the contract and the record of its signature")
    @GetMapping("/signed-copy")
    ResponseEntity<byte[]> signedCopy(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return paper(reference, contracts.signedCopy(reference), actor);
    }

    @Operation(summary = "Attach the scan (JPEG, PNG or PDF) of the page that was signed on paper")
    @PostMapping(path = "/signed-copy", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Signature attach(@PathVariable RegistrationId reference, @RequestPart(Scans.KIND) MultipartFile page, Actor actor)
            throws IOException {
        if (!actor.is(Role.CLERK)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
        desk.admit(reference, actor);
        return copies.attach(reference, scans.read(reference, page.getBytes()), actor);
    }

    private void admitSigner(RegistrationId reference, Actor actor) {
        if (!actor.is(Role.CLERK) && !actor.isApplicant()) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED");
        }
        desk.admit(reference, actor);
    }

    private ResponseEntity<byte[]> paper(RegistrationId reference, String number, Actor actor) {
        VoucherDesk.Copy copy = desk.handOut(reference, number, actor);
        return PdfAnswer.of(copy.voucher().number(), copy.voucher().language(), copy.pdf());
    }
}
