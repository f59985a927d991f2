package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.demo.Invented;
import io.meibo.policy.UndecidedByPolicy;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.FieldError;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.support.MoneyTest;
import io.meibo.voucher.Voucher;
import io.meibo.voucher.VoucherKind;
import io.meibo.voucher.Vouchers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class DepositsTest extends MoneyTest {

    @Autowired
    private Deposits deposits;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Vouchers vouchers;

    @Autowired
    private PaymentEvidence paymentEvidence;

    @Autowired
    private RefundEvidence refundEvidence;

    @Autowired
    private FinalBillEvidence finalBillEvidence;

    @Test
    void the_policy_is_asked_with_product_document_credit_and_day() {
        RegistrationId reference = registered(japanese());

        boolean required = deposits.decide(reference);

        assertThat(required).isTrue();
        assertThat(world.asked)
                .containsEntry("product", "jp-postpaid-voice")
                .containsEntry("documentType", "passport")
                .containsEntry("creditResult", "passed");
        assertThat(register.get(reference).depositDue()).isEqualTo(yen(10000));
        assertThat(deposits.account(reference).open()).isEqualTo(yen(10000));
    }

    @Test
    void the_worst_part_of_the_credit_check_counts() {
        RegistrationId reference = registered(japanese());
        checks.record(
                reference,
                1,
                "credit",
                List.of(
                        new CheckResult("credit", "a", CheckOutcome.PASSED, "A", null),
                        new CheckResult("credit", "b", CheckOutcome.FAILED, "B", null)));

        deposits.decide(reference);

        assertThat(world.asked).extracting("creditResult").isEqualTo("failed");
    }

    @Test
    void without_any_credit_result_it_is_taken_as_unclear() {
        RegistrationId reference = registered(japanese());
        checks.record(reference, 1, "credit", List.of());

        deposits.decide(reference);

        assertThat(world.asked).extracting("creditResult").isEqualTo("unclear");
    }

    @Test
    void no_deposit_leaves_the_ledger_empty() {
        RegistrationId reference = registered(japanese());
        policyAsks("0", "JPY");

        assertThat(deposits.decide(reference)).isFalse();
        assertThat(deposits.account(reference).required()).isFalse();
        assertThat(register.get(reference).depositDue()).isNull();
        assertThat(deposits.settle(reference)).isFalse();
    }

    @Test
    void what_the_policy_leaves_to_a_person_asks_nothing_and_goes_no_further() {
        RegistrationId reference = registered(japanese());
        world.depositRow = Map.of("decision", "person", "amount", "0", "currency", "JPY");

        assertThatThrownBy(() -> deposits.decide(reference)).isInstanceOf(UndecidedByPolicy.class);
        assertThat(ledger.of(reference).any()).isFalse();
    }

    @Test
    void deciding_again_asks_once_and_another_amount_takes_the_place_of_the_first() {
        RegistrationId reference = registered(japanese());
        deposits.decide(reference);
        deposits.decide(reference);
        assertThat(ledger.of(reference).entries()).hasSize(1);

        policyAsks("30000", "JPY");
        deposits.decide(reference);

        assertThat(deposits.account(reference).due()).isEqualTo(yen(30000));
        assertThat(deposits.account(reference).open()).isEqualTo(yen(30000));
    }

    @Test
    void parts_add_up_and_only_the_last_moves_the_process() {
        RegistrationId reference = awaitingDeposit(japanese());

        Payment first = pay(reference, "4000", "cash", "till-1");
        assertThat(world.told).isEmpty();
        Payment second = pay(reference, "6000", "card", "till-2");

        assertThat(first.deposit().open()).isEqualTo(yen(6000));
        assertThat(second.deposit().open()).isEqualTo(yen(0));
        assertThat(second.deposit().received()).isEqualTo(yen(10000));
        assertThat(world.told).containsExactly(reference + " deposit.paid");
        assertThat(vouchers.of(reference))
                .extracting(Voucher::kind)
                .containsOnly(VoucherKind.RECEIPT)
                .hasSize(2);
    }

    @Test
    void what_is_more_than_open_is_taken_and_owed_back_at_once() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "4000", "cash", "till-1");

        Payment second = pay(reference, "6500", "transfer", "bank-1");

        assertThat(second.payment().taken()).isEqualTo(yen(6000));
        assertThat(second.payment().goesBack()).isEqualTo(yen(500));
        assertThat(second.deposit().held()).isEqualTo(yen(10000));
        assertThat(second.deposit().owedBack()).isEqualTo(yen(500));
        assertThat(second.deposit().waysBack()).containsExactly(new DepositAccount.WayBack("transfer", yen(500)));
        assertThat(world.told).containsExactly(reference + " deposit.paid");
        assertThat(world.begun).containsExactly("payment-return " + reference);
        assertThat(pay(reference, "6500", "transfer", "bank-1")).isEqualTo(second);
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void a_second_surplus_is_paid_back_by_the_task_that_is_open() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "11000", "transfer", "bank-1");
        pay(reference, "2000", "card", "pos-1");
        assertThat(world.begun).hasSize(1);
        String task = world.task(reference, "refund", CLERK);

        Refund refund = deposits.refund(reference, CLERK, task);

        assertThat(refund.amount()).isEqualTo(yen(3000));
        assertThat(refund.ways())
                .containsExactly(
                        new DepositAccount.WayBack("card", yen(2000)),
                        new DepositAccount.WayBack("transfer", yen(1000)));
        assertThat(refundEvidence.outcome(reference, task, "Task_RefundDeposit", "clerk"))
                .contains("refunded");
        assertThat(deposits.account(reference).held()).isEqualTo(yen(10000));

        pay(reference, "700", "cash", "till-9");
        assertThat(world.begun).as("the first task is done: another begins").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "REJECTED", "EXPIRED"})
    void what_comes_after_the_end_is_late_and_owed_back(RegistrationStatus ended) {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "4000", "cash", "till-1");
        stands(reference, ended);
        assertThat(deposits.settle(reference)).isTrue();

        Payment late = pay(reference, "6000", "transfer", "bank-1");

        assertThat(late.payment().taken()).isEqualTo(yen(0));
        assertThat(late.payment().goesBack()).isEqualTo(yen(6000));
        assertThat(late.deposit().owedBack()).isEqualTo(yen(10000));
        assertThat(world.begun).as("the give-back pays it back too").isEmpty();
        assertThat(world.told).isEmpty();
    }

    @Test
    void what_comes_after_the_end_of_the_give_back_needs_a_process_of_its_own() {
        RegistrationId reference = awaitingDeposit(japanese());
        stands(reference, RegistrationStatus.WITHDRAWN);
        assertThat(deposits.settle(reference)).isFalse();

        pay(reference, "6000", "transfer", "bank-1");

        assertThat(world.begun).containsExactly("payment-return " + reference);
        assertThat(deposits.settle(reference)).as("never two at once").isFalse();
    }

    @Test
    void the_final_bill_takes_its_debts_and_leaves_the_rest() throws IOException {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "10000", "cash", "till-1");
        stands(reference, RegistrationStatus.COMPLETED);

        FinalBill bill = deposits.stateFinalBill(reference, new FinalBillOrder("3200", "JPY", "B-77"), SHOP, null);
        assertThat(deposits.stateFinalBill(reference, new FinalBillOrder("3200", "JPY", "B-77"), SHOP, null))
                .isEqualTo(bill);
        assertThat(world.told).endsWith(reference + " final-bill.stated");
        assertThat(deposits.settleLessDebts(reference)).isTrue();
        assertThat(deposits.settleLessDebts(reference)).isTrue();

        assertThat(deposits.account(reference).applied()).isEqualTo(yen(3200));
        assertThat(deposits.account(reference).owedBack()).isEqualTo(yen(6800));
        assertThat(deposits.account(reference).held()).isEqualTo(yen(0));
        deposits.refund(reference, CLERK, world.task(reference, "refund", CLERK));
        assertThat(textOf(reference, VoucherKind.REFUND, "refund-less-debts-ja"))
                .contains("3,200円", "6,800円");
    }

    @Test
    void debts_beyond_the_deposit_take_all_of_it_and_nothing_goes_back() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "10000", "cash", "till-1");
        stands(reference, RegistrationStatus.COMPLETED);
        deposits.stateFinalBill(reference, new FinalBillOrder("12000", "JPY", "B-77"), SHOP, null);

        assertThat(deposits.settleLessDebts(reference)).isFalse();
        assertThat(deposits.account(reference).applied()).isEqualTo(yen(10000));
        assertThat(deposits.account(reference).owedBack()).isEqualTo(yen(0));
    }

    @Test
    void a_final_bill_is_stated_once_in_the_currency_of_the_deposit() {
        RegistrationId reference = awaitingDeposit(japanese());
        assertThat(refusalOf(() ->
                                deposits.stateFinalBill(reference, new FinalBillOrder("5", "CNY", "B-1"), SHOP, null))
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/debts/currency");
        assertThatThrownBy(() -> deposits.settleLessDebts(reference)).isInstanceOf(IllegalStateException.class);

        String task = world.task(reference, "final-bill", CLERK);
        deposits.stateFinalBill(reference, new FinalBillOrder("0", "JPY", "B-2"), CLERK, task);

        assertThat(finalBillEvidence.outcome(reference, task, "Task_StateFinalBill", "clerk"))
                .contains("stated");
        assertThat(refusalOf(() ->
                                deposits.stateFinalBill(reference, new FinalBillOrder("9", "JPY", "B-2"), SHOP, null))
                        .code())
                .isEqualTo("FINAL_BILL_DIFFERS");
    }

    @Test
    void the_database_refuses_to_change_or_remove_an_entry() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "10000", "cash", "till-1");

        for (String change : List.of(
                "UPDATE deposit_entry SET amount = 1",
                "UPDATE deposit_entry SET kind = 'late', credit = 'refund-due'",
                "UPDATE deposit_entry SET at = CURRENT_TIMESTAMP",
                "UPDATE deposit_entry SET recorded_by = 'clerk2'",
                "DELETE FROM deposit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(change + " WHERE reference = '" + reference + "' AND kind = 'paid'")
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void another_currency_is_refused() {
        RegistrationId reference = awaitingDeposit(japanese());

        Refusal refusal =
                refusalOf(() -> deposits.pay(reference, new PaymentOrder("100", "CNY", "cash", "till-1"), SHOP, null));

        assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/amount/currency");
    }

    @Test
    void nothing_is_paid_while_no_deposit_is_awaited() {
        RegistrationId reference = registered(japanese());
        deposits.decide(reference);
        stands(reference, RegistrationStatus.AWAITING_SIGNATURE);

        assertThat(refusalOf(() -> pay(reference, "10000", "cash", "till-1")).kind())
                .isEqualTo(Refusal.Kind.WRONG_STATE);
    }

    @Test
    void the_same_payment_again_gets_the_first_answer_even_after_the_case_went_on() {
        RegistrationId reference = awaitingDeposit(japanese());
        Payment first = pay(reference, "4000", "cash", "till-1");
        pay(reference, "6000", "cash", "till-2");
        stands(reference, RegistrationStatus.ISSUING);

        assertThat(pay(reference, "4000", "cash", "till-1")).isEqualTo(first);
        assertThat(deposits.account(reference).payments()).hasSize(2);
        assertThat(world.told).hasSize(1);
    }

    @Test
    void the_same_id_with_another_amount_or_method_is_refused() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "4000", "cash", "till-1");

        assertThat(refusalOf(() -> pay(reference, "4001", "cash", "till-1")).code())
                .isEqualTo("PAYMENT_DIFFERS");
        assertThat(refusalOf(() -> pay(reference, "4000", "card", "till-1")).code())
                .isEqualTo("PAYMENT_DIFFERS");
    }

    @Test
    void for_a_task_the_evidence_is_complete_only_when_all_is_paid() {
        RegistrationId reference = awaitingDeposit(japanese());
        String task = world.task(reference, "deposit", CLERK);

        deposits.pay(reference, order("4000", "cash", "till-1"), CLERK, task);
        assertThat(paymentEvidence.outcome(reference, task, "Task_CollectDeposit", "clerk"))
                .isEmpty();
        deposits.pay(reference, order("6000", "cash", "till-2"), CLERK, task);

        assertThat(paymentEvidence.outcome(reference, task, "Task_CollectDeposit", "clerk"))
                .contains("paid");
        assertThat(paymentEvidence.outcome(reference, task, "Task_CollectDeposit", "clerk2"))
                .isEmpty();
        assertThat(world.told).isEmpty();
    }

    @Test
    void only_the_assignee_pays_for_a_task() {
        RegistrationId reference = awaitingDeposit(japanese());
        String task = world.task(reference, "deposit", CLERK2);

        assertThat(refusalOf(() -> deposits.pay(reference, order("10000", "cash", "till-1"), CLERK, task))
                        .code())
                .isEqualTo("NOT_YOUR_TASK");
        assertThat(deposits.account(reference).received()).isEqualTo(yen(0));
    }

    @Test
    void what_came_in_goes_back_in_full_and_by_the_ways_it_came() throws IOException {
        Invented person = japanese();
        RegistrationId reference = awaitingDeposit(person);
        pay(reference, "3000", "cash", "till-1");
        pay(reference, "5000", "transfer", "bank-1");

        assertThat(deposits.settle(reference)).isTrue();
        assertThat(deposits.settle(reference)).isTrue();
        stands(reference, RegistrationStatus.WITHDRAWN);
        String task = world.task(reference, "refund", CLERK);
        assertThat(refundEvidence.outcome(reference, task, "Task_RefundDeposit", "clerk"))
                .isEmpty();
        Refund refund = deposits.refund(reference, CLERK, task);

        assertThat(refund.amount()).isEqualTo(yen(8000));
        assertThat(refund.number()).startsWith("F-2026-");
        assertThat(refundEvidence.outcome(reference, task, "Task_RefundDeposit", "clerk"))
                .contains("refunded");
        Balances balances = ledger.of(reference);
        assertThat(balances.balance(Account.CASH)).isEqualTo(yen(0));
        assertThat(balances.balance(Account.TRANSFER)).isEqualTo(yen(0));
        assertThat(balances.refundDue()).isEqualTo(yen(0));
        assertThat(deposits.settle(reference)).isFalse();
        assertThat(textOf(reference, VoucherKind.REFUND, "refund-ja"))
                .contains("返還", "8,000円", "現金 3,000円", "銀行振込 5,000円", person.familyName());
    }

    @Test
    void refunding_twice_pays_once_and_gives_the_same_answer() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "10000", "cash", "till-1");
        deposits.settle(reference);
        Refund first = deposits.refund(reference, CLERK, world.task(reference, "refund", CLERK));

        Refund second = deposits.refund(reference, CLERK2, world.task(reference, "refund", CLERK2));

        assertThat(second).isEqualTo(first);
        assertThat(deposits.account(reference).refunded()).isEqualTo(yen(10000));
    }

    @Test
    void where_nothing_is_owed_nothing_is_refunded() {
        RegistrationId reference = awaitingDeposit(japanese());
        pay(reference, "10000", "cash", "till-1");
        String task = world.task(reference, "refund", CLERK);

        assertThat(refusalOf(() -> deposits.refund(reference, CLERK, task)).code())
                .isEqualTo("NOTHING_TO_REFUND");
    }

    @Test
    void a_deposit_never_paid_lapses_and_owes_nothing() {
        RegistrationId reference = awaitingDeposit(japanese());

        assertThat(deposits.settle(reference)).isFalse();
        assertThat(deposits.account(reference).open()).isEqualTo(yen(0));
    }

    @Test
    void receipts_are_in_the_applicants_language() throws IOException {
        Invented person = chinese();
        policyAsks("500", "CNY");
        RegistrationId reference = registered(person, "cn-postpaid-voice", "standard-30gb", "CHN", "meibo-china");
        deposits.decide(reference);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);

        deposits.pay(reference, new PaymentOrder("120.50", "CNY", "card", "pos-7"), SHOP, null);

        assertThat(textOf(reference, VoucherKind.RECEIPT, "receipt-zh"))
                .contains("押金收据", "120.50元", "379.50元", "银行卡", "编号 D-2026-", reference.value())
                .contains(person.familyName());
    }

    @Test
    void many_tills_reporting_the_same_payment_at_once_book_it_once() throws Exception {
        RegistrationId reference = awaitingDeposit(japanese());
        var work = Collections.<Callable<Payment>>nCopies(16, () -> pay(reference, "4000", "cash", "till-1"));
        var pool = Executors.newFixedThreadPool(16);
        try {
            var answers = new HashSet<Payment>();
            for (var done : pool.invokeAll(work)) {
                answers.add(done.get());
            }
            assertThat(answers).hasSize(1);
        } finally {
            pool.shutdownNow();
        }

        assertThat(deposits.account(reference).received()).isEqualTo(yen(4000));
        assertThat(vouchers.of(reference)).hasSize(1);
    }

    @Test
    void of_payments_at_once_no_more_than_due_is_held_and_the_rest_is_owed_back() throws Exception {
        RegistrationId reference = awaitingDeposit(japanese());
        var work = new ArrayList<Callable<Payment>>();
        for (int n = 0; n < 12; n++) {
            String id = "till-" + n;
            work.add(() -> pay(reference, "3000", "cash", id));
        }
        var pool = Executors.newFixedThreadPool(12);
        try {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(deposits.account(reference).held()).isEqualTo(yen(10000));
        assertThat(deposits.account(reference).owedBack()).isEqualTo(yen(26000));
        assertThat(world.begun).containsExactly("payment-return " + reference);
    }

    @Test
    void after_any_history_the_books_balance_and_what_was_written_stays() {
        var random = new Random(8150);
        for (int history = 0; history < 12; history++) {
            RegistrationId reference = awaitingDeposit(japanese());
            List<Entry> written = List.of();
            for (int step = 0; step < 14; step++) {
                something(reference, random, step);
                Balances now = ledger.of(reference);
                assertThat(now.entries().subList(0, written.size())).isEqualTo(written);
                written = now.entries();
                assertBalanced(now);
            }
        }
    }

    /** Any verb in any order; a refusal is an answer like another. */
    private void something(RegistrationId reference, Random random, int step) {
        try {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    String method = List.of("cash", "card", "transfer").get(random.nextInt(3));
                    pay(
                            reference,
                            String.valueOf(1 + random.nextInt(4000)),
                            method,
                            "till-" + random.nextInt(step + 1));
                }
                case 4 -> {
                    deposits.settle(reference);
                    stands(reference, RegistrationStatus.WITHDRAWN);
                }
                case 5 -> deposits.refund(reference, CLERK, world.task(reference, "refund", CLERK));
                case 6 -> stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
                default -> deposits.account(reference);
            }
        } catch (Refusal refused) {
            assertThat(refused.kind()).isIn(Refusal.Kind.WRONG_STATE, Refusal.Kind.RULE);
        }
    }

    private static void assertBalanced(Balances now) {
        Money sum = Money.zero("JPY");
        for (Account account : Account.values()) {
            sum = sum.plus(now.balance(account));
        }
        assertThat(sum).isEqualTo(yen(0));
        assertThat(now.open()).isGreaterThanOrEqualTo(yen(0));
        assertThat(now.held()).isGreaterThanOrEqualTo(yen(0));
        assertThat(now.refundDue()).isGreaterThanOrEqualTo(yen(0));
        for (Account account : Account.MONEY) {
            assertThat(now.balance(account)).isGreaterThanOrEqualTo(yen(0));
        }
        assertThat(now.held()).isLessThanOrEqualTo(yen(10000));
        assertThat(now.held().plus(now.refundDue()).plus(now.refunded())).isEqualTo(now.received());
    }

    @Test
    void the_database_refuses_what_no_kind_of_entry_allows() {
        RegistrationId reference = awaitingDeposit(japanese());

        for (String values : List.of(
                "'asked', 'due', 'held', 0, NULL",
                "'asked', 'due', 'held', -5, NULL",
                "'asked', 'held', 'due', 5, NULL",
                "'settled', 'cash', 'refund-due', 5, NULL",
                "'paid', 'cash', 'due', 5, NULL",
                "'gift', 'cash', 'due', 5, NULL")) {
            assertThatThrownBy(() -> jdbc.sql("INSERT INTO deposit_entry (reference, seq, kind, debit, credit, amount,"
                                    + " external_id, currency, recorded_by, at) VALUES ('" + reference + "', 99, "
                                    + values + ", 'JPY', 'clerk', CURRENT_TIMESTAMP)")
                            .update())
                    .as(values)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private RegistrationId awaitingDeposit(Invented person) {
        RegistrationId reference = registered(person);
        deposits.decide(reference);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        return reference;
    }

    private Payment pay(RegistrationId reference, String amount, String method, String externalId) {
        return deposits.pay(reference, order(amount, method, externalId), SHOP, null);
    }

    private static PaymentOrder order(String amount, String method, String externalId) {
        return new PaymentOrder(amount, "JPY", method, externalId);
    }

    private static Money yen(int amount) {
        return Money.of(String.valueOf(amount), "JPY");
    }

    /** The text of a paper; the PDF is left in target/papers to be looked at. */
    private String textOf(RegistrationId reference, VoucherKind kind, String name) throws IOException {
        Voucher voucher = vouchers.of(reference).stream()
                .filter(paper -> paper.kind() == kind)
                .findFirst()
                .orElseThrow();
        byte[] pdf = vouchers.open(reference, voucher);
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
