package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.support.MoneyTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentsFromOutsideTest extends MoneyTest {

    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));

    @Autowired
    private Deposits deposits;

    @Autowired
    private ProviderNotices notices;

    @Autowired
    private Statements statements;

    @Autowired
    private PaymentMatching matching;

    @Autowired
    private MatchingEvidence matchingEvidence;

    @Autowired
    private EarlyPayments early;

    private RegistrationId reference;
    private String mark;

    @BeforeEach
    void somebodyOwesADeposit() {
        reference = registered(japanese());
        deposits.decide(reference);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        mark = reference.value().substring(2, 11);
    }

    @Test
    void a_notice_of_the_provider_pays_the_deposit_once() {
        ProviderNotices.Taken first = notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY");

        assertThat(first.outcome()).isEqualTo("booked");
        assertThat(notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY"))
                .isEqualTo(first);
        assertThat(notice("m2", "pay-1", "E1", reference.value(), "10000", "JPY")
                        .outcome())
                .isEqualTo("known");
        assertThat(account().held()).isEqualTo(yen(10000));
        assertThat(account().entries()).hasSize(2);
        assertThat(world.told).containsOnly(reference + " deposit.paid");
    }

    @Test
    void a_message_id_stands_for_one_content() {
        notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY");

        assertThat(refusalOf(() -> notice("m1", "pay-1", "E1", reference.value(), "9000", "JPY"))
                        .code())
                .isEqualTo("PAYMENT_NOTICE_DIFFERS");
    }

    @Test
    void other_types_of_notice_are_kept_and_do_nothing() {
        assertThat(notices.take(mark + "x", "{\"type\":\"payout.sent\"}".getBytes(StandardCharsets.UTF_8))
                        .outcome())
                .isEqualTo("ignored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null"})
    void what_is_no_notice_is_not_readable(String body) {
        assertThat(refusalOf(() -> notices.take(mark + "y", body.getBytes(StandardCharsets.UTF_8)))
                        .kind())
                .isEqualTo(Refusal.Kind.NOT_READABLE);
    }

    @Test
    void webhook_statement_and_desk_tell_of_one_payment() {
        notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY");
        Statements.Line line =
                line(take(BankXml.yen().credit("10000", "TRANSFER " + reference, mark + "E1", "B1" + mark)));
        Payment told = deposits.pay(reference, new PaymentOrder("10000", "JPY", "transfer", mark + "E1"), SHOP, null);

        assertThat(line.outcome()).isEqualTo("known");
        assertThat(told.payment().taken()).isEqualTo(yen(10000));
        assertThat(account().received()).isEqualTo(yen(10000));
        assertThat(account().payments()).hasSize(1);
        assertThat(account().entries())
                .extracting(DepositAccount.Line::kind)
                .containsExactly("asked", "paid", "cleared");
    }

    @Test
    void the_same_statement_twice_is_harmless() {
        BankXml statement = BankXml.yen()
                .credit("4000", "dep " + reference.value().toLowerCase(java.util.Locale.ROOT), null, null)
                .credit("4000", "dep " + reference, null, null)
                .credit("1000", "no word of it", null, null)
                .debit("500", "fee", null, null);
        Statements.Statement first = take(statement.id(mark));
        Statements.Statement again = take(statement);

        assertThat(first.counts())
                .containsOnly(
                        java.util.Map.entry("booked", 2),
                        java.util.Map.entry("unmatched", 1),
                        java.util.Map.entry("outgoing", 1));
        assertThat(again.counts()).containsOnly(java.util.Map.entry("known", 3), java.util.Map.entry("outgoing", 1));
        assertThat(account().received()).isEqualTo(yen(8000));
        assertThat(world.begun).hasSize(1);
    }

    @Test
    void another_currency_from_a_bank_becomes_a_payment_that_goes_back() {
        take(BankXml.yen().in("CNY", "500.50", reference.value(), mark + "E1", "B1" + mark));

        assertThat(account().open()).isEqualTo(yen(10000));
        assertThat(account().inOtherCurrencies())
                .containsExactly(new DepositAccount.OtherMoney(
                        Money.of("500.50", "CNY"), Money.of("500.50", "CNY"), Money.zero("CNY")));
        assertThat(world.begun).containsExactly("payment-return " + reference);
        Refund refund = deposits.refund(reference, CLERK, world.task(reference, "refund", CLERK));
        assertThat(refund.ways()).containsExactly(new DepositAccount.WayBack("transfer", Money.of("500.50", "CNY")));
    }

    @Test
    void a_collective_entry_pays_for_each_of_its_parts() {
        RegistrationId other = registered(japanese());
        deposits.decide(other);
        stands(other, RegistrationStatus.AWAITING_DEPOSIT);

        Statements.Statement statement = take(BankXml.yen()
                .batch(
                        "20000",
                        "B1" + mark,
                        "10000",
                        "x " + reference,
                        mark + "E1",
                        "10000",
                        "y " + other,
                        mark + "E2"));

        assertThat(statement.counts()).containsOnly(java.util.Map.entry("booked", 2));
        assertThat(account().held()).isEqualTo(yen(10000));
        assertThat(deposits.account(other).held()).isEqualTo(yen(10000));
    }

    @Test
    void a_collective_entry_that_does_not_add_up_is_put_to_a_person_whole() {
        Statements.Statement statement = take(BankXml.yen()
                .batch("20000", "B1" + mark, "10000", "x " + reference, mark + "E1", "9000", "y", mark + "E2"));

        assertThat(statement.counts()).containsOnly(java.util.Map.entry("unmatched", 1));
        assertThat(undecided().amount()).isEqualTo(yen(20000));
        assertThat(undecided().reason()).isEqualTo("parts-unclear");
    }

    @Test
    void a_statement_that_does_not_lead_to_its_closing_balance_is_refused_whole() {
        BankXml wrong = BankXml.yen()
                .credit("4000", reference.value(), null, "B1" + mark)
                .closing("1");

        assertThat(refusalOf(() -> take(wrong)).code()).isEqualTo("STATEMENT_DOES_NOT_ADD_UP");
        assertThat(account().received()).isEqualTo(yen(0));
    }

    @Test
    void a_person_assigns_what_names_nobody() {
        take(BankXml.yen().credit("10000", "deposit of my son", mark + "E1", "B1" + mark));
        assertThat(world.begun).hasSize(1);
        String id = world.begun.get(0).replace("payment-matching ", "");
        String task = world.taskAbout(id, "matching", CLERK);

        PaymentMatching.Matching seen = matching.of(task, CLERK);
        assertThat(seen.text()).contains("deposit of my son");
        assertThat(seen.payer()).isEqualTo("エリクソン アンナ");
        assertThat(matching.of(task, CLERK2).text()).as("for the assignee only").isNull();
        assertThat(matchingEvidence.outcomeAbout(id, task, "Task_AssignPayment", "clerk"))
                .isEmpty();
        assertThat(refusalOf(() -> matching.decide(task, "assign", "R-0000-0000-1", CLERK))
                        .errors())
                .extracting(error -> error.code())
                .containsExactly("NO_SUCH_REGISTRATION");

        matching.decide(task, "assign", "　ｒ" + reference.value().substring(1).replace("-", " "), CLERK);

        assertThat(account().held()).isEqualTo(yen(10000));
        assertThat(world.told).containsExactly(reference + " deposit.paid");
        assertThat(matchingEvidence.outcomeAbout(id, task, "Task_AssignPayment", "clerk"))
                .contains("matched");
        assertThat(matching.of(task, CLERK).text()).as("needed no more").isNull();
        assertThat(refusalOf(() -> matching.decide(task, "send-back", null, CLERK))
                        .code())
                .isEqualTo("MATTER_DECIDED");
    }

    @Test
    void what_is_for_nobody_goes_back() {
        take(BankXml.yen().credit("777", "hello", null, "B1" + mark));
        String id = world.begun.get(0).replace("payment-matching ", "");

        PaymentMatching.Matching decided =
                matching.decide(world.taskAbout(id, "matching", CLERK), "send-back", null, CLERK);

        assertThat(decided.decision()).isEqualTo("send-back");
        assertThat(jdbc.sql("SELECT kind FROM suspense_entry WHERE payment_id = :id ORDER BY seq")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("arrived", "sent-back");
    }

    @Test
    void what_another_notice_claims_leaves_the_desk_by_itself() {
        take(BankXml.yen().credit("10000", "no word of it", mark + "E1", "B1" + mark));
        String id = world.begun.get(0).replace("payment-matching ", "");

        assertThat(notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY")
                        .outcome())
                .isEqualTo("known");

        assertThat(account().held()).isEqualTo(yen(10000));
        assertThat(world.told).contains(id + " payment.matched", reference + " deposit.paid");
    }

    @Test
    void the_same_id_with_another_amount_is_a_persons_to_judge() {
        notice("m1", "pay-1", "E1", reference.value(), "10000", "JPY");
        take(BankXml.yen().credit("9780", reference.value(), mark + "E1", "B1" + mark));
        assertThat(account().received()).isEqualTo(yen(10000));
        assertThat(undecided().reason()).isEqualTo("amount-differs");
        String id = undecided().id();

        matching.decide(world.taskAbout(id, "matching", CLERK), "known", null, CLERK);
        assertThat(account().received()).isEqualTo(yen(10000));
    }

    @Test
    void a_bank_that_books_one_id_twice_is_a_persons_to_judge() {
        take(BankXml.yen().credit("5000", reference.value(), mark + "E1", "B1" + mark));
        take(BankXml.yen().id("next day").credit("5000", reference.value(), mark + "E1", "B2" + mark));

        assertThat(account().received()).isEqualTo(yen(5000));
        assertThat(undecided().reason()).isEqualTo("perhaps-twice");
        matching.decide(world.taskAbout(undecided().id(), "matching", CLERK), "assign", reference.value(), CLERK);
        assertThat(account().received()).isEqualTo(yen(10000));
    }

    @Test
    void what_the_bank_takes_back_is_open_again() {
        take(BankXml.yen().credit("10000", reference.value(), mark + "E1", "B1" + mark));
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);

        Statements.Line line = line(take(BankXml.yen().id("next").takenBack("10000", mark + "E1", "B2" + mark)));

        assertThat(line.outcome()).isEqualTo("reversed");
        assertThat(account().open()).isEqualTo(yen(10000));
        assertThat(account().held()).isEqualTo(yen(0));
        assertThat(account().received()).isEqualTo(yen(0));
    }

    @Test
    void what_the_bank_takes_back_after_it_was_paid_back_is_a_persons_to_judge() {
        take(BankXml.yen().credit("10000", reference.value(), mark + "E1", "B1" + mark));
        stands(reference, RegistrationStatus.WITHDRAWN);
        deposits.settle(reference);
        deposits.refund(reference, CLERK, world.task(reference, "refund", CLERK));

        take(BankXml.yen().id("next").takenBack("10000", mark + "E1", "B2" + mark));

        assertThat(undecided().reason()).isEqualTo("taken-back");
        assertThat(undecided().decisions()).containsExactly("known");
    }

    @Test
    void a_refund_that_comes_back_is_put_to_a_person() {
        take(BankXml.yen().cameBack("3000", "R-77", "B1" + mark));

        assertThat(undecided().reason()).isEqualTo("came-back");
    }

    @Test
    void paid_before_anybody_asked_is_owed_back_and_paid_before_the_wait_counts() {
        stands(reference, RegistrationStatus.AWAITING_SIGNATURE);
        take(BankXml.yen().credit("10000", reference.value(), null, "B1" + mark));
        assertThat(account().held()).isEqualTo(yen(10000));
        assertThat(world.told).isEmpty();

        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        early.tellWhoWasMissed();
        assertThat(world.told).contains(reference + " deposit.paid");

        RegistrationId unasked = registered(japanese());
        take(BankXml.yen().id("next").credit("500", unasked.value(), null, "B2" + mark));
        assertThat(deposits.account(unasked).owedBack()).isEqualTo(yen(500));
    }

    @Test
    void all_ways_in_at_once_book_it_once() throws Exception {
        var work = new ArrayList<Callable<Object>>();
        BankXml statement = BankXml.yen().id(mark).credit("10000", "to " + reference, mark + "E1", "B1" + mark);
        for (int n = 0; n < 5; n++) {
            String message = "m" + n;
            work.add(() -> notice(message, "pay-1", "E1", reference.value(), "10000", "JPY"));
            work.add(() -> take(statement));
            work.add(() ->
                    deposits.pay(reference, new PaymentOrder("10000", "JPY", "transfer", mark + "E1"), SHOP, null));
        }
        var pool = Executors.newFixedThreadPool(15);
        try {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(account().received()).isEqualTo(yen(10000));
        assertThat(account().payments()).hasSize(1);
        assertThat(world.begun).isEmpty();
    }

    /** What was put to a person last. */
    private PaymentMatching.Matching undecided() {
        String id = world.begun.stream()
                .filter(begun -> begun.startsWith("payment-matching "))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .replace("payment-matching ", "");
        return matching.waiting(CLERK).stream()
                .filter(waiting -> waiting.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private DepositAccount account() {
        return deposits.account(reference);
    }

    private Statements.Statement take(BankXml statement) {
        return statements.take(statement.bytes(), MANAGER).statements().get(0);
    }

    private static Statements.Line line(Statements.Statement statement) {
        assertThat(statement.lines()).hasSize(1);
        return statement.lines().get(0);
    }

    private ProviderNotices.Taken notice(
            String message, String id, String endToEnd, String text, String amount, String currency) {
        return notices.take(
                mark + message,
                """
                {"type":"payment.received","data":{"id":"%s","endToEndId":"%s","reference":"%s",
                "amount":{"amount":"%s","currency":"%s"}}}"""
                        .formatted(mark + id, mark + endToEnd, text, amount, currency)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Money yen(int amount) {
        return Money.of(String.valueOf(amount), "JPY");
    }
}
