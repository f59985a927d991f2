package io.meibo.deposit;

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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of the deposit (JP-26, CN-23): asked by policy, paid in one or more parts, owed back, paid back. */
@Component
public class Deposits {

    private final Register register;
    private final CheckResults checks;
    private final CasePolicy policy;
    private final Ledger ledger;
    private final DepositPapers papers;
    private final HumanTasks tasks;
    private final RegistrationFlow flow;

    Deposits(
            Register register,
            CheckResults checks,
            CasePolicy policy,
            Ledger ledger,
            DepositPapers papers,
            HumanTasks tasks,
            RegistrationFlow flow) {
        this.register = register;
        this.checks = checks;
        this.policy = policy;
        this.ledger = ledger;
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
        boolean askedBefore = balances.any() && balances.asked().isPositive();
        if (askedBefore && !balances.asked().equals(amount)) {
            if (balances.received().isPositive()) {
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
     * process (or, with a task, becomes evidence enough for it). An {@code externalId} already booked for this
     * registration gets the first answer again. Refuses what is no amount, another currency, more than is open (422) and
     * a registration that does not wait for a deposit (409).
     */
    @Transactional
    public Payment pay(RegistrationId reference, PaymentOrder order, Actor actor, @Nullable String taskId) {
        RegistrationCase registration = register.lock(reference);
        PaymentOrder.Checked payment = order.checked();
        Balances before = ledger.of(reference);
        Optional<Entry> earlier = before.payment(payment.externalId());
        if (earlier.isPresent()) {
            mustBeTheSame(earlier.get(), payment);
        } else {
            register.lockIn(reference, RegistrationStatus.AWAITING_DEPOSIT);
            mustFit(payment.amount(), before);
        }
        if (taskId != null) {
            tasks.held(taskId, reference, PaymentEvidence.KIND, actor);
            ledger.keepEvidence(reference, taskId, PaymentEvidence.KIND, actor);
        }
        if (earlier.isEmpty()) {
            String receipt = papers.receipt(registration, payment, before);
            ledger.paid(reference, payment.method(), payment.amount(), payment.externalId(), receipt, actor);
        }
        Balances now = ledger.of(reference);
        Entry booked = now.payment(payment.externalId()).orElseThrow();
        if (taskId == null
                && registration.status() == RegistrationStatus.AWAITING_DEPOSIT
                && !now.open().isPositive()) {
            flow.tell(reference, FlowMessage.DEPOSIT_PAID);
        }
        return new Payment(DepositAccount.paid(booked), DepositAccount.of(now.upTo(booked)));
    }

    /**
     * The registration ended before a SIM was issued: what was not paid yet is no longer asked, what was received is
     * owed back in full. True where something is owed back. Safe to repeat.
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
        if (balances.held().isPositive()) {
            ledger.settled(reference, balances.held());
        }
        return ledger.of(reference).refundDue().isPositive();
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
        if (!balances.any()
                || !(balances.refundDue().isPositive() || balances.refunded().isPositive())) {
            throw Refusal.wrongState("NOTHING_TO_REFUND");
        }
        if (balances.refundDue().isPositive()) {
            Map<Account, Money> ways = balances.waysBack();
            String note = papers.refundNote(registration, ways, balances.refundDue());
            ways.forEach((account, amount) -> ledger.refunded(reference, account, amount, note, actor));
        }
        ledger.keepEvidence(reference, taskId, RefundEvidence.KIND, actor);
        Balances now = ledger.of(reference);
        Entry last = now.entries().stream()
                .filter(entry -> entry.kind() == Kind.REFUNDED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new Refund(Objects.requireNonNull(last.voucher()), now.refunded(), last.at());
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

    private static void mustBeTheSame(Entry earlier, PaymentOrder.Checked payment) {
        if (!earlier.amount().equals(payment.amount()) || earlier.debit() != payment.method()) {
            throw Refusal.rule("PAYMENT_DIFFERS", FieldError.of("/externalId", "PAYMENT_DIFFERS"));
        }
    }

    private static void mustFit(Money amount, Balances before) {
        if (!before.any() || !amount.currency().equals(before.currency())) {
            throw Refusal.rule("PAYMENT_NOT_ACCEPTED", FieldError.of("/amount/currency", "CURRENCY_DIFFERS"));
        }
        if (amount.compareTo(before.open()) > 0) {
            throw Refusal.rule(
                    "PAYMENT_NOT_ACCEPTED",
                    FieldError.of(
                            "/amount/amount", "MORE_THAN_OPEN", before.open().toString()));
        }
    }
}
