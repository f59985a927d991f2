package io.meibo.voucher;

import io.meibo.privacy.Purpose;
import io.meibo.privacy.Reveals;
import io.meibo.register.ContractDates;
import io.meibo.register.ContractDates.ReceivedBy;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands papers out: to the applicant his own, to staff any, and each time staff gets one it is recorded. */
@Component
public class VoucherDesk {

    /** A paper with its content, the PDF as it was issued. */
    public record Copy(Voucher voucher, byte[] pdf) {}

    private final Register register;
    private final Vouchers vouchers;
    private final Reveals reveals;
    private final ContractDates dates;
    private final Keeping keeping;

    VoucherDesk(Register register, Vouchers vouchers, Reveals reveals, ContractDates dates, Keeping keeping) {
        this.register = register;
        this.vouchers = vouchers;
        this.reveals = reveals;
        this.dates = dates;
        this.keeping = keeping;
    }

    /**
     * Refuses ({@code NOT_FOUND}) whoever may not know of this registration, a reference that is none, and the applicant
     * once the time is over for which its records are kept.
     */
    public void admit(RegistrationId reference, Actor actor) {
        if (!actor.mayRead(reference)) {
            throw Refusal.notFound();
        }
        RegistrationCase found = register.get(reference);
        if (actor.isApplicant() && !keeping.lasts(found)) {
            throw Refusal.notFound();
        }
    }

    /** The paper of that number of this registration, or {@code NOT_FOUND}. */
    @Transactional
    public Copy handOut(RegistrationId reference, String number, Actor actor) {
        admit(reference, actor);
        Voucher voucher = vouchers.find(reference, number).orElseThrow(Refusal::notFound);
        if (actor.isStaff()) {
            Purpose purpose = actor.is(Role.AUDITOR) ? Purpose.INSPECTION : Purpose.ENQUIRY;
            reveals.record(reference, actor, purpose, "voucher/" + voucher.number(), null);
        }
        if (actor.isApplicant() && isConcludedContract(reference, voucher)) {
            dates.received(reference, ReceivedBy.DOWNLOAD);
        }
        return new Copy(voucher, vouchers.open(reference, voucher));
    }

    /** What is read before signing is an offer; the contract document is received once it is concluded (JP-23, JP-24). */
    private boolean isConcludedContract(RegistrationId reference, Voucher voucher) {
        return voucher.kind() == VoucherKind.SIGNED_CONTRACT
                || (voucher.kind() == VoucherKind.CONTRACT
                        && register.get(reference).status() != RegistrationStatus.AWAITING_SIGNATURE);
    }
}
