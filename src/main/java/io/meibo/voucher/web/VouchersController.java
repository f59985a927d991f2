package io.meibo.voucher.web;

import io.meibo.api.PdfAnswer;
import io.meibo.shared.Actor;
import io.meibo.shared.RegistrationId;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherDesk;
import io.meibo.voucher.Vouchers;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The papers of a registration, for its applicant and for staff. */
@RestController
@RequestMapping("/api/registrations/{reference}/vouchers")
class VouchersController {

    private final Vouchers vouchers;
    private final VoucherDesk desk;

    VouchersController(Vouchers vouchers, VoucherDesk desk) {
        this.vouchers = vouchers;
        this.desk = desk;
    }

    @Operation(summary = "The papers of a registration: contract, receipts, refund notes")
    @GetMapping
    List<Voucher> list(@PathVariable RegistrationId reference, Actor actor) {
        desk.admit(reference, actor);
        return vouchers.of(reference);
    }

    @Operation(summary = "One paper as a PDF")
    @GetMapping("/{number}")
    ResponseEntity<byte[]> download(@PathVariable RegistrationId reference, @PathVariable String number, Actor actor) {
        VoucherDesk.Copy copy = desk.handOut(reference, number, actor);
        return PdfAnswer.of(copy.voucher().number(), copy.voucher().language(), copy.pdf());
    }
}
