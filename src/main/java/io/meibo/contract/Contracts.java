package io.meibo.contract;

import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.ContractDates;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contract itself: prepared once by the template in force, read, and cancelled where the registration ends early. */
@Component
public class Contracts {

    private final Register register;
    private final PersonalDataVault vault;
    private final ContractPaper papers;
    private final Vouchers vouchers;
    private final ContractStore store;
    private final ContractTemplates templates;
    private final ContractDates dates;

    Contracts(
            Register register,
            PersonalDataVault vault,
            ContractPaper papers,
            Vouchers vouchers,
            ContractStore store,
            ContractTemplates templates,
            ContractDates dates) {
        this.register = register;
        this.vault = vault;
        this.papers = papers;
        this.vouchers = vouchers;
        this.store = store;
        this.templates = templates;
        this.dates = dates;
    }

    /** Makes the contract's PDF in the applicant's language and keeps it; does nothing where there is one already. */
    @Transactional
    public void prepare(RegistrationId reference) {
        RegistrationCase registration = register.lock(reference);
        if (store.number(reference).isPresent()) {
            return;
        }
        LocalDate day = vouchers.today(reference);
        String product = registration.facts().product();
        ContractTemplate template = templates
                .inForce(product, day)
                .orElseThrow(() -> new IllegalStateException("no contract template for " + product));
        String language = registration.facts().language();
        Paper paper = papers.write(template, language, registration, vault.current(reference), day);
        Voucher voucher = vouchers.issue(reference, VoucherKind.CONTRACT, language, paper);
        store.keep(reference, voucher, template.id(), template.version());
    }

    /** The registration ended without a SIM being issued: the contract, signed or not, is of no effect any more. */
    @Transactional
    public void cancel(RegistrationId reference) {
        register.lock(reference);
        store.cancel(reference);
    }

    /** The number of the registration's contract, or {@code NOT_FOUND} while there is none. */
    public String number(RegistrationId reference) {
        return store.number(reference).orElseThrow(Refusal::notFound);
    }

    /** What the registration tells of its contract; empty while there is none. */
    public Optional<ContractView> view(RegistrationId reference) {
        return store.number(reference)
                .map(number -> new ContractView(
                        number,
                        store.writtenBy(reference).orElseThrow().template(),
                        store.writtenBy(reference).orElseThrow().version(),
                        store.signed(reference).map(SignedContract::signature).orElse(null),
                        dates.of(reference).received(),
                        dates.of(reference).receivedBy()));
    }

    /** The signature on record, or {@code NOT_FOUND}. */
    public Signature signature(RegistrationId reference) {
        return store.signed(reference).map(SignedContract::signature).orElseThrow(Refusal::notFound);
    }

    /** The number of the signed copy, or {@code NOT_FOUND} while there is none. */
    public String signedCopy(RegistrationId reference) {
        return Optional.ofNullable(signature(reference).signedCopy()).orElseThrow(Refusal::notFound);
    }
}
