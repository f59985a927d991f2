package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.support.MoneyTest;
import io.meibo.workflow.StageEntered;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments told by desk, provider and bank, each any number of times and in any order, before and after a withdrawal:
 * every order ends in the state that the payments themselves ask for, to the yen.
 */
class LedgerPropertiesTest {

    private static final Actor SHOP = Actor.user("shop", Set.of(Role.INTEGRATION));
    private static final Actor CLERK = Actor.user("clerk", Set.of(Role.CLERK));
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));
    private static final int DUE = 10_000;

    /** A payment: how much, in which currency, who tells of it and who of them names the registration. */
    record Paid(int amount, boolean yen, boolean cash, boolean desk, boolean provider, boolean bank, boolean named) {

        boolean isTold() {
            return cash || desk || provider || bank;
        }

        /** Whether anybody who tells of it says whose it is; the desk always does. */
        boolean isOfSomebody() {
            return cash || desk || named;
        }

        String way() {
            return cash ? "cash" : desk || bank ? "transfer" : "provider";
        }

        String currency() {
            return yen ? "JPY" : "CNY";
        }
    }

    private static AnnotationConfigApplicationContext house;

    @BeforeContainer
    static void open() {
        house = MoneyTest.house(QuickPapers.class);
    }

    @AfterContainer
    static void close() {
        house.close();
    }

    @Provide
    Arbitrary<List<Paid>> payments() {
        Arbitrary<Boolean> coin = Arbitraries.of(true, false);
        Arbitrary<Paid> outside = Combinators.combine(
                        Arbitraries.integers().between(1, 12_000),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, true), net.jqwik.api.Tuple.of(1, false)),
                        coin,
                        coin,
                        coin,
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(3, true), net.jqwik.api.Tuple.of(1, false)))
                .as((amount, yen, desk, provider, bank, named) ->
                        new Paid(amount, yen, false, desk && yen, provider, bank, named))
                .filter(Paid::isTold);
        Arbitrary<Paid> cash = Arbitraries.integers()
                .between(1, 6_000)
                .map(amount -> new Paid(amount, true, true, false, false, false, true));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, outside), net.jqwik.api.Tuple.of(1, cash))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED, edgeCases = net.jqwik.api.EdgeCasesMode.MIXIN)
    void every_order_ends_in_the_same_state(
            @ForAll("payments") List<Paid> payments, @ForAll boolean withdrawn, @ForAll Random chance) {
        assertThat(play(payments, withdrawn, chance)).isEqualTo(asked(payments, withdrawn));
    }

    /** What the payments ask for, worked out without a ledger. */
    private static Map<String, Money> asked(List<Paid> payments, boolean withdrawn) {
        int yen = 0;
        int yuan = 0;
        int ofNobody = 0;
        int ofNobodyYuan = 0;
        var ways = new TreeMap<String, Integer>();
        for (Paid payment : payments) {
            if (!payment.isOfSomebody()) {
                ofNobody += payment.yen() ? payment.amount() : 0;
                ofNobodyYuan += payment.yen() ? 0 : payment.amount();
                continue;
            }
            yen += payment.yen() ? payment.amount() : 0;
            yuan += payment.yen() ? 0 : payment.amount();
            ways.merge(payment.currency() + " " + payment.way(), payment.amount(), Integer::sum);
        }
        int held = withdrawn ? 0 : Math.min(DUE, yen);
        var state = new TreeMap<String, Money>();
        state.put("received", money(yen, "JPY"));
        state.put("held", money(held, "JPY"));
        state.put("open", money(withdrawn ? 0 : DUE - held, "JPY"));
        state.put("owed back", money(yen - held, "JPY"));
        state.put("owed back CNY", money(yuan, "CNY"));
        state.put("of nobody JPY", money(ofNobody, "JPY"));
        state.put("of nobody CNY", money(ofNobodyYuan, "CNY"));
        ways.forEach((way, amount) -> state.put(way, money(amount, way.substring(0, 3))));
        return state;
    }

    private static Map<String, Money> play(List<Paid> payments, boolean withdrawn, Random chance) {
        RegistrationId reference = awaitingDeposit();
        String mark = reference.value().substring(2, 11) + "-";
        List<Runnable> told = new ArrayList<>();
        for (int n = 0; n < payments.size(); n++) {
            tellers(payments.get(n), mark + n, reference, chance)
                    .forEach(teller ->
                            Collections.nCopies(1 + chance.nextInt(2), teller).forEach(told::add));
        }
        if (withdrawn) {
            told.add(() -> {
                stands(reference, RegistrationStatus.WITHDRAWN);
                bean(Deposits.class).settle(reference);
            });
        }
        Collections.shuffle(told, chance);
        List<String> begun = bean(MoneyTest.World.class).begun;
        begun.clear();
        told.forEach(Runnable::run);
        assertThat(begun.stream().filter(begin -> begin.startsWith("payment-return")))
                .as("never two at once")
                .hasSizeLessThanOrEqualTo(1);
        return state(reference, mark);
    }

    private static List<Runnable> tellers(Paid payment, String id, RegistrationId reference, Random chance) {
        var tellers = new ArrayList<Runnable>();
        // where several tell of it, it is enough that one of them names the registration
        boolean providerNames = payment.named() && (!payment.bank() || chance.nextBoolean());
        boolean bankNames = payment.named() && (!payment.provider() || !providerNames);
        if (payment.cash() || payment.desk()) {
            var order = new PaymentOrder(
                    String.valueOf(payment.amount()), payment.currency(), payment.cash() ? "cash" : "transfer", id);
            tellers.add(() -> bean(Deposits.class).pay(reference, order, payment.cash() ? CLERK : SHOP, null));
        }
        if (payment.provider()) {
            String body =
                    """
                    {"type":"payment.received","data":{"id":"pay-%s","endToEndId":"%s","reference":"%s",
                    "amount":{"amount":"%d","currency":"%s"}}}"""
                            .formatted(id, id, providerNames ? reference : "", payment.amount(), payment.currency());
            tellers.add(() -> bean(ProviderNotices.class)
                    .take("m-" + id + "-" + chance.nextInt(2), body.getBytes(StandardCharsets.UTF_8)));
        }
        if (payment.bank()) {
            byte[] statement = new BankXml(payment.currency())
                    .id("S-" + id)
                    .credit(
                            String.valueOf(payment.amount()),
                            bankNames ? "deposit " + reference : "thank you",
                            id,
                            chance.nextBoolean() ? "B-" + id : null)
                    .bytes();
            tellers.add(() -> bean(Statements.class).take(statement, MANAGER));
        }
        return tellers;
    }

    private static Map<String, Money> state(RegistrationId reference, String mark) {
        Balances balances = bean(Ledger.class).of(reference);
        var state = new TreeMap<String, Money>();
        state.put("received", balances.received());
        state.put("held", balances.held());
        state.put("open", balances.open());
        state.put("owed back", balances.refundDue());
        Balances yuan = new Balances("CNY", balances.entries());
        state.put("owed back CNY", yuan.refundDue());
        for (String currency : List.of("JPY", "CNY")) {
            state.put("of nobody " + currency, ofNobody(mark, currency));
            Balances of = new Balances(currency, balances.entries());
            Account.MONEY.stream()
                    .filter(way -> of.balance(way).isPositive())
                    .forEach(way -> state.put(currency + " " + way.code(), of.balance(way)));
            for (Account account : Account.values()) {
                assertThat(of.balance(account).amount().signum())
                        .as("%s %s", currency, account)
                        .isIn(
                                Account.MONEY.contains(account) || account == Account.DUE
                                        ? List.of(0, 1)
                                        : List.of(0, -1));
            }
        }
        return state;
    }

    private static Money ofNobody(String mark, String currency) {
        BigDecimal sum = bean(JdbcClient.class)
                .sql("SELECT COALESCE(SUM(CASE WHEN s.credit = 'suspense' THEN s.amount WHEN s.debit = 'suspense'"
                        + " THEN -s.amount ELSE 0 END), 0) FROM suspense_entry s JOIN deposit_payment p"
                        + " ON p.payment_id = s.payment_id WHERE p.external_id LIKE :mark AND s.currency = :currency")
                .param("mark", mark + "%")
                .param("currency", currency)
                .query(BigDecimal.class)
                .single();
        return new Money(sum.stripTrailingZeros(), currency);
    }

    private static RegistrationId awaitingDeposit() {
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                "standard-20gb",
                "JPN",
                "meibo-japan",
                "counter",
                "document-shown",
                "en",
                "passport",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 24));
        RegistrationId reference =
                bean(Register.class).enter(facts, CLERK, null, null).reference();
        bean(MoneyTest.World.class).depositRow =
                Map.of("decision", "asked", "amount", String.valueOf(DUE), "currency", "JPY");
        bean(Deposits.class).decide(reference);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        return reference;
    }

    private static void stands(RegistrationId reference, RegistrationStatus status) {
        bean(Register.class).on(new StageEntered(reference, "Step", status, null, null, null, null));
    }

    private static <T> T bean(Class<T> type) {
        return house.getBean(type);
    }

    private static Money money(int amount, String currency) {
        return Money.of(String.valueOf(amount), currency);
    }
}
