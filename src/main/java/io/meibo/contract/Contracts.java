package io.meibo.contract;

import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.FieldError;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.voucher.Paper;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of the contract. A contract is prepared once; once signed nothing of it changes any more. */
@Component
public class Contracts {

    private final Register register;
    private final PersonalDataVault vault;
    private final ContractPaper papers;
    private final Vouchers vouchers;
    private final ContractStore store;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;
    private final Clock clock;

    Contracts(
            Register register,
            PersonalDataVault vault,
            ContractPaper papers,
            Vouchers vouchers,
            ContractStore store,
            HumanTasks tasks,
            RegistrationFlow flow,
            Clock clock) {
        this.register = register;
        this.vault = vault;
        this.papers = papers;
        this.vouchers = vouchers;
        this.store = store;
        this.tasks = tasks;
        this.flow = flow;
        this.clock = clock;
    }

    /** Makes the contract's PDF in the applicant's language and keeps it; does nothing where there is one already. */
    @Transactional
    public void prepare(RegistrationId reference) {
        RegistrationCase registration = register.lock(reference);
        if (store.number(reference).isPresent()) {
            return;
        }
        Paper paper = papers.write(registration, vault.current(reference), LocalDate.now(clock));
        Voucher voucher = vouchers.issue(
                reference, VoucherKind.CONTRACT, registration.facts().language(), paper);
        store.keep(reference, voucher);
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

    /**
     * Stores that the applicant has signed. With a task it is evidence for that task, which its assignee completes
     * himself; without one the process is told. The same signature again gets the first answer again. Refuses another
     * person's name (422, {@code /signedName}), another method than the one on record ({@code ALREADY_SIGNED}, 409) and
     * a registration that does not wait for a signature (409).
     */
    @Transactional
    public Signature sign(
            RegistrationId reference,
            @Nullable String signedName,
            @Nullable String method,
            Actor actor,
            @Nullable String taskId) {
        RegistrationCase registration = register.lock(reference);
        Optional<Signature> earlier = store.signature(reference);
        if (earlier.isEmpty()) {
            register.lockIn(reference, RegistrationStatus.AWAITING_SIGNATURE);
        }
        SignatureMethod how = checked(reference, signedName, method);
        if (taskId != null) {
            tasks.held(taskId, reference, SignatureEvidence.KIND, actor);
        }
        Signature signature = earlier.orElseGet(
                () -> store.sign(reference, how, String.valueOf(signedName).strip(), actor));
        if (signature.method() != how) {
            throw Refusal.wrongState("ALREADY_SIGNED");
        }
        if (taskId != null) {
            store.keepEvidence(reference, taskId, actor);
        } else if (registration.status() == RegistrationStatus.AWAITING_SIGNATURE) {
            flow.tell(reference, FlowMessage.CONTRACT_SIGNED);
        }
        return signature;
    }

    private SignatureMethod checked(RegistrationId reference, @Nullable String signedName, @Nullable String method) {
        var errors = new ArrayList<FieldError>();
        if (signedName == null || signedName.isBlank()) {
            errors.add(FieldError.of("/signedName", "REQUIRED"));
        } else if (signedName.length() > SignedName.MAX_LENGTH) {
            errors.add(FieldError.of("/signedName", "TOO_LONG", SignedName.MAX_LENGTH));
        } else if (!new SignedName(signedName).isOf(vault.current(reference).applicant())) {
            errors.add(FieldError.of("/signedName", "SIGNED_NAME_DIFFERS"));
        }
        Optional<SignatureMethod> how = Optional.ofNullable(method).flatMap(SignatureMethod::of);
        if (method == null || method.isBlank()) {
            errors.add(FieldError.of("/method", "REQUIRED"));
        } else if (how.isEmpty()) {
            errors.add(FieldError.of("/method", "NOT_ONE_OF", SignatureMethod.CODES));
        }
        if (!errors.isEmpty() || how.isEmpty()) {
            throw Refusal.rule("SIGNATURE_NOT_ACCEPTED", errors);
        }
        return how.get();
    }
}
