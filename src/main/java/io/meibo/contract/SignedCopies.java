package io.meibo.contract;

import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Paper.Picture;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The signed copy: the very pages of the contract, then the record of its signature. Made with the signature or, where
 * it was signed on paper, with the scan of the signed page; made once, and never changed.
 */
@Component
public class SignedCopies {

    private final Register register;
    private final ContractStore store;
    private final SignedPaper papers;
    private final Vouchers vouchers;

    SignedCopies(Register register, ContractStore store, SignedPaper papers, Vouchers vouchers) {
        this.register = register;
        this.store = store;
        this.papers = papers;
        this.vouchers = vouchers;
    }

    /**
     * Attaches the scan of the page that was signed on paper. The same scan again changes nothing. Refuses where nothing
     * was signed yet or not on paper ({@code SCAN_NOT_ASKED}, 409), and another scan than the one attached
     * ({@code SCAN_ATTACHED}, 409).
     */
    @Transactional
    public Signature attach(RegistrationId reference, Scan scan, Actor actor) {
        RegistrationCase registration = register.lock(reference);
        Signature signature = store.signed(reference)
                .map(SignedContract::signature)
                .filter(found -> found.method() == SignatureMethod.COUNTER_PAPER)
                .orElseThrow(() -> Refusal.wrongState("SCAN_NOT_ASKED"));
        if (signature.signedCopy() == null) {
            make(registration, scan, actor);
        } else if (!Optional.of(scan.sha256()).equals(store.scanned(reference))) {
            throw Refusal.wrongState("SCAN_ATTACHED");
        }
        return store.signed(reference).orElseThrow().signature();
    }

    void make(RegistrationCase registration, @Nullable Scan scan, Actor actor) {
        RegistrationId reference = registration.reference();
        SignedContract signed = store.signed(reference).orElseThrow();
        Voucher contract = vouchers.find(reference, signed.signature().number()).orElseThrow();
        Paper record = papers.write(registration, signed, pictures(registration, scan));
        Voucher copy = vouchers.issueBehind(
                vouchers.open(reference, contract),
                reference,
                VoucherKind.SIGNED_CONTRACT,
                contract.language(),
                record);
        store.keepCopy(reference, copy, scan, actor);
    }

    private List<Picture> pictures(RegistrationCase registration, @Nullable Scan scan) {
        var pictures = new ArrayList<Picture>();
        if (scan != null) {
            scan.sheets()
                    .forEach(sheet -> pictures.add(
                            papers.scanned(registration, sheet.mediaType(), sheet.content(), pictures.size() + 1)));
        }
        return pictures;
    }
}
