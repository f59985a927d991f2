package io.meibo.deposit;

import io.meibo.deposit.DepositAccount.WayBack;
import io.meibo.deposit.Entry.Kind;
import io.meibo.policy.CasePolicy;
import io.meibo.register.CheckResults;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.FlowMessage;
import io.meibo.workflow.HumanTasks;
import io.meibo.workflow.RegistrationFlow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of the deposit (JP-26, CN-23): asked by policy, paid in one or more parts, applied to debts, owed back, paid
 * back.
 */
@Component
public class Deposits {

    private final Register register;
    private final CheckResults checks;
    private final CasePolicy policy;
    private final Ledger ledger;
    private final PaymentBook book;
    private final Takings takings;
    private final Matters matters;
    private final Returns returns;
    private final FinalBills bills;
    private final DepositPapers papers;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;

    Deposits(
            Register register,
            CheckResults checks,
            CasePolicy policy,
            Ledger ledger,
            PaymentBook book,
            Takings takings,
            Matters matters,
            Returns returns,
            FinalBills bills,
            DepositPapers papers,
            HumanTasks tasks,
            RegistrationFlow flow) {
        this.register = register;
        this.checks = checks;
        this.policy = policy;
        this.ledger = ledger;
        this.book = book;
        this.takings = takings;
        this.matters = matters;
        this.returns = returns;
        this.bills = bills;
        this.papers = papers;
        this.tasks = tasks;
        this.flow = flow;
    }

    /**
     * Asks the deposit the policy wants for this product, document and outcome of the credit check; true where one is
     * asked. Where the policy leaves it to a person it throws: nothing is asked and nothing goes on until somebody has
     * completed the table, since an amount nobody decided must not stand in a contract. Safe to repeat.
     */
    @Transactional
    public boolean decide(RegistrationId reference) {
        RegistrationCase registration = register.lock(reference);
        Money amount = policy.deposit(registration, creditOutcome(registration));
        Balances balances = ledger.of(reference);
        boolean askedBefore = balances.everAsked() && balances.asked().isPositive();
        if (askedBefore && !balances.asked().equals(amount)) {
            if (balances.held().isPositive()) {
                throw new IllegalStateException("a deposit paid into already cannot become another");
            }
            ledger.lapsed(reference, balances.open());
            askedBefore = false;
        }
        if (!askedBefore && amount.isPositive()) {
            ledger.asked(reference, amount);
        }
        register.setDepositDue(reference, amount.isPositive() ? amount : null);
        return amount.isPositive();
    }

    /** How the deposit of a registration stands. */
    public DepositAccount account(RegistrationId reference) {
        return DepositAccount.of(ledger.of(reference));
    }

    /**
     * Books a payment and hands out its receipt; parts add up, and only the one that completes the deposit moves the
     * process (or, with a task, becomes evidence enough for it). What is more than open, or comes after the end, is owed
     * back at once; the answer says what was taken and what goes back. An {@code externalId} already told for this
     * registration, or known from provider or bank, gets the first answer again. Refuses what is no amount, another
     * currency (422) and a registration that does not ask for a deposit (409).
     */
    @Transactional
    public Payment pay(RegistrationId reference, PaymentOrder order, Actor actor, @Nullable String taskId) {
        PaymentOrder.Checked told = order.checked();
        if (told.method() != Account.CASH) {
            book.enter();
        }
        RegistrationCase registration = register.lock(reference);
        Optional<IncomingPayment> known = known(reference, told);
        if (known.isEmpty()) {
            mustBeWelcome(registration, told);
        }
        if (taskId != null) {
            tasks.held(taskId, reference, PaymentEvidence.KIND, actor);
            ledger.keepEvidence(reference, taskId, PaymentEvidence.KIND, actor);
        }
        IncomingPayment payment = known.orElseGet(() -> {
            IncomingPayment kept = book.keep(
                    reference,
                    told.method(),
                    told.amount(),
                    told.externalId(),
                    IncomingPayment.Source.DESK,
                    told.externalId(),
                    null,
                    actor);
            takings.book(registration, kept, actor);
            return kept;
        });
        if (taskId == null) {
            takings.tellIfPaid(registration);
        }
        Balances now = ledger.of(reference);
        List<Entry> booked = now.payment(payment.id());
        return new Payment(DepositAccount.paid(booked), DepositAccount.of(now.upTo(booked.get(booked.size() - 1))));
    }

    /** The same payment as we know it already: told of here before, or by the provider or the bank. */
    private Optional<IncomingPayment> known(RegistrationId reference, PaymentOrder.Checked told) {
        Optional<IncomingPayment> before = book.told(reference, told.externalId());
        if (before.isPresent()) {
            boolean byDesk = before.get().source() == IncomingPayment.Source.DESK;
            if (!before.get().amount().equals(told.amount())
                    || byDesk && before.get().method() != told.method()) {
                throw Refusal.rule("PAYMENT_DIFFERS", FieldError.of("/externalId", "PAYMENT_DIFFERS"));
            }
            return before;
        }
        if (told.method() == Account.CASH) {
            return Optional.empty();
        }
        for (IncomingPayment other : book.withExternalId(told.externalId())) {
            boolean ours = reference.equals(other.reference());
            boolean nobodys = other.reference() == null && matters.isOpen(other);
            if (ours && !other.amount().equals(told.amount())) {
                throw Refusal.rule("PAYMENT_DIFFERS", FieldError.of("/externalId", "PAYMENT_DIFFERS"));
            }
            if (ours || nobodys && other.amount().equals(told.amount())) {
                if (nobodys) {
                    matters.claimed(other, reference);
                }
                book.toldToo(other, reference, told.externalId());
                if (told.method() == Account.TRANSFER) {
                    takings.clear(reference, other);
                }
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private void mustBeWelcome(RegistrationCase registration, PaymentOrder.Checked told) {
        Balances before = ledger.of(registration.reference());
        boolean pastPaying = before.everAsked() && !before.open().isPositive();
        if (registration.status() != RegistrationStatus.AWAITING_DEPOSIT
                && !Takings.hasEnded(registration)
                && !pastPaying) {
            throw Refusal.wrongState("WRONG_STATE", registration.status().code());
        }
        if (before.everAsked() && !told.amount().currency().equals(before.currency())) {
            throw Refusal.rule("PAYMENT_NOT_ACCEPTED", FieldError.of("/amount/currency", "CURRENCY_DIFFERS"));
        }
    }

    /**
     * What was not paid yet is no longer asked. What we hold pays the debts of a final bill where one was stated (JP-26:
     * the smaller of debts and deposit), the rest of it is owed back; without a bill all of it. True where the process
     * that asks has to pay something back; false where nothing is owed, or a refund is under way beside it, which then
     * pays this too. Safe to repeat.
     */
    @Transactional
    public boolean settle(RegistrationId reference) {
        register.lock(reference);
        Balances balances = ledger.of(reference);
        if (!balances.any()) {
            return false;
        }
        if (balances.open().isPositive()) {
            ledger.lapsed(reference, balances.open());
        }
        Money applied = debts(reference, balances);
        if (applied.isPositive()) {
            ledger.applied(reference, applied);
        }
        Money rest = balances.held().minus(applied);
        if (rest.isPositive()) {
            ledger.settled(reference, rest);
        }
        return returns.takeForGiveBack(reference);
    }

    /** What of the deposit the final bill takes that it has not taken yet. */
    private Money debts(RegistrationId reference, Balances balances) {
        Money none = Money.zero(balances.currency());
        return bills.of(reference)
                .map(FinalBill::debts)
                .filter(debts -> debts.currency().equals(balances.currency()))
                .map(debts -> debts.minus(balances.applied()))
                .map(left -> left.compareTo(balances.held()) < 0 ? left : balances.held())
                .filter(Money::isPositive)
                .orElse(none);
    }

    /** As {@link #settle}, at the end of a line: throws where the final bill was not stated before. */
    @Transactional
    public boolean settleLessDebts(RegistrationId reference) {
        if (bills.of(reference).isEmpty()) {
            throw new IllegalStateException("no final bill is stated for " + reference);
        }
        return settle(reference);
    }

    /** The final bill of a registration, where one was stated. */
    public Optional<FinalBill> finalBill(RegistrationId reference) {
        return bills.of(reference);
    }

    /**
     * States what is owed to us at the end of a line, zero included, once: as evidence for the task held by this actor, or
     * (without one) to the process that waits for it. The same bill again gets the first answer; another one is refused
     * with {@code FINAL_BILL_DIFFERS} (422), and one nobody waits for with {@code WRONG_STATE} (409).
     */
    @Transactional
    public FinalBill stateFinalBill(
            RegistrationId reference, FinalBillOrder order, Actor actor, @Nullable String taskId) {
        FinalBillOrder.Checked bill = order.checked();
        RegistrationCase registration = register.lock(reference);
        Optional<FinalBill> stated = bills.of(reference);
        if (taskId != null) {
            tasks.held(taskId, reference, FinalBillEvidence.KIND, actor);
            ledger.keepEvidence(reference, taskId, FinalBillEvidence.KIND, actor);
        }
        if (stated.isPresent()) {
            if (!stated.get().debts().equals(bill.debts())
                    || !stated.get().number().equals(bill.number())) {
                throw Refusal.rule("FINAL_BILL_DIFFERS", FieldError.of("/number", "FINAL_BILL_DIFFERS"));
            }
            return stated.get();
        }
        Balances balances = ledger.of(reference);
        if (balances.everAsked() && !balances.currency().equals(bill.debts().currency())) {
            throw Refusal.rule("FINAL_BILL_NOT_ACCEPTED", FieldError.of("/debts/currency", "CURRENCY_DIFFERS"));
        }
        bills.keep(reference, bill.debts(), bill.number(), actor);
        if (taskId == null && !flow.tell(reference, FlowMessage.FINAL_BILL_STATED)) {
            throw Refusal.wrongState("WRONG_STATE", registration.status().code());
        }
        return bills.of(reference).orElseThrow();
    }

    /**
     * Books that all that was owed went back the ways it came in, for the task held by this actor, and hands out the
     * refund note. Once paid back, the same answer again; where nothing is owed, {@code NOTHING_TO_REFUND} (409).
     */
    @Transactional
    public Refund refund(RegistrationId reference, Actor actor, String taskId) {
        RegistrationCase registration = register.lock(reference);
        tasks.held(taskId, reference, RefundEvidence.KIND, actor);
        Balances balances = ledger.of(reference);
        if (balances.owesBack()) {
            List<WayBack> ways = DepositAccount.of(balances).waysBack();
            String note = papers.refundNote(registration, ways, balances);
            ways.forEach(way -> ledger.refunded(reference, Account.of(way.method()), way.amount(), note, actor));
        }
        List<Entry> refunds = ledger.of(reference).entries().stream()
                .filter(entry -> entry.kind() == Kind.REFUNDED)
                .toList();
        // what a bank took back meanwhile is owed to nobody: the task has nothing left to pay
        boolean takenBack = balances.entries().stream().anyMatch(entry -> entry.kind() == Kind.REVERSED);
        if (refunds.isEmpty() && !takenBack) {
            throw Refusal.wrongState("NOTHING_TO_REFUND");
        }
        ledger.keepEvidence(reference, taskId, RefundEvidence.KIND, actor);
        return Refund.of(refunds, balances.currency());
    }

    /** The worst of what the credit check found in this round; unclear where it left nothing. */
    private CheckOutcome creditOutcome(RegistrationCase registration) {
        Set<CheckOutcome> found = checks.of(registration.reference(), registration.round()).stream()
                .filter(result -> result.check().equals("credit"))
                .map(CheckResults.CheckResult::outcome)
                .collect(Collectors.toSet());
        if (found.contains(CheckOutcome.FAILED)) {
            return CheckOutcome.FAILED;
        }
        if (found.isEmpty() || found.contains(CheckOutcome.UNCLEAR)) {
            return CheckOutcome.UNCLEAR;
        }
        return found.contains(CheckOutcome.PASSED) ? CheckOutcome.PASSED : CheckOutcome.NOT_APPLICABLE;
    }
}
