package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.support.MoneyTest;
import io.meibo.workflow.StageEntered;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Random days at the counter and the bank; the closing is held against the registrations' own ledgers, to the yen. */
class ClosingsTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Actor MANAGER = Actor.user("manager", Set.of(Role.MANAGER));
    private static final Actor SHOP = Actor.user("shop", Set.of(Role.INTEGRATION));
    private static final List<Actor> CLERKS =
            List.of(Actor.user("clerk", Set.of(Role.CLERK)), Actor.user("clerk2", Set.of(Role.CLERK)));
    private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);

    private static AnnotationConfigApplicationContext house;

    private final Random chance = new Random(20_310_301);
    private final List<RegistrationId> references = new ArrayList<>();
    private int payments;

    @BeforeAll
    static void open() {
        house = MoneyTest.house(QuickPapers.class);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_closing_agrees_with_the_ledgers_to_the_yen() {
        Map<LocalDate, Closing> asPrinted = new TreeMap<>();
        Map<String, Money> nothing = withUs();
        for (int day = 0; day < 6; day++) {
            LocalDate date = FIRST.plusDays(day);
            for (int act = 0; act < 40; act++) {
                at(date.atTime(LocalTime.MIN).plusMinutes(act * 36L + chance.nextInt(30)));
                something();
            }
            at(date.atTime(23, 59, 59));
            Closing closing = closings().of(date, MANAGER);
            assertThat(closing.closed()).as("it is not over yet").isFalse();
            agreesWithTheLedgers(closing, nothing);
            asPrinted.put(date, closing);
        }
        at(FIRST.plusDays(6).atTime(0, 10));

        Closing before = null;
        for (Map.Entry<LocalDate, Closing> printed : asPrinted.entrySet()) {
            Closing now = closings().of(printed.getKey(), MANAGER);
            assertThat(now.digest())
                    .as("a closed day does not change")
                    .isEqualTo(printed.getValue().digest());
            assertThat(now.books()).isEqualTo(printed.getValue().books());
            assertThat(now.closed()).isTrue();
            if (before != null) {
                assertThat(book(now, "JPY").opening())
                        .isEqualTo(book(before, "JPY").closing());
            }
            before = now;
        }
    }

    private void agreesWithTheLedgers(Closing closing, Map<String, Money> nothing) {
        for (Closing.Book book : closing.books()) {
            assertThat(book.balanced()).isTrue();
            Money none = Money.zero(book.currency());
            Money movedIn = book.byWay().stream().map(Closing.Turnover::in).reduce(none, Money::plus);
            assertThat(movedIn).isEqualTo(book.in());
            assertThat(book.byPerson().stream().map(Closing.Turnover::in).reduce(none, Money::plus))
                    .isEqualTo(book.in());
            assertThat(book.byPerson().stream().map(Closing.Turnover::out).reduce(none, Money::plus))
                    .isEqualTo(book.out());
            assertThat(book.byWay().stream().map(Closing.Turnover::moved).reduce(none, Money::plus))
                    .isEqualTo(none);
            assertThat(book.opening().withUs().plus(book.in()).minus(book.out()))
                    .as("what was there, and came, and went, is what is there")
                    .isEqualTo(book.closing().withUs());
        }
        Closing.Book yen = book(closing, "JPY");
        Money held = Money.zero("JPY");
        Money owed = Money.zero("JPY");
        Money applied = Money.zero("JPY");
        Money open = Money.zero("JPY");
        Money owedYuan = Money.zero("CNY");
        for (RegistrationId reference : references) {
            Balances balances = house.getBean(Ledger.class).of(reference);
            held = held.plus(balances.held());
            owed = owed.plus(balances.refundDue());
            applied = applied.plus(balances.applied());
            open = open.plus(balances.open());
            owedYuan = owedYuan.plus(new Balances("CNY", balances.entries()).refundDue());
        }
        Money before = nothing.getOrDefault("held", Money.zero("JPY"));
        assertThat(yen.closing().held().minus(before)).isEqualTo(held);
        assertThat(yen.closing().owedBack().minus(nothing.getOrDefault("owed", Money.zero("JPY"))))
                .isEqualTo(owed);
        assertThat(yen.closing().applied().minus(nothing.getOrDefault("applied", Money.zero("JPY"))))
                .isEqualTo(applied);
        assertThat(yen.closing().open().minus(nothing.getOrDefault("open", Money.zero("JPY"))))
                .isEqualTo(open);
        if (owedYuan.isPositive()) {
            assertThat(book(closing, "CNY")
                            .closing()
                            .owedBack()
                            .minus(nothing.getOrDefault("owed CNY", Money.zero("CNY"))))
                    .isEqualTo(owedYuan);
        }
    }

    /** What other tests left in the same books. */
    private Map<String, Money> withUs() {
        at(FIRST.atStartOfDay());
        var left = new TreeMap<String, Money>();
        for (Closing.Book book : closings().of(FIRST, MANAGER).books()) {
            String end = book.currency().equals("JPY") ? "" : " " + book.currency();
            left.put("held" + end, book.closing().held());
            left.put("owed" + end, book.closing().owedBack());
            left.put("applied" + end, book.closing().applied());
            left.put("open" + end, book.closing().open());
        }
        return left;
    }

    /** Any verb; a refusal is an answer like another. */
    private void something() {
        try {
            act(references.isEmpty() ? 0 : chance.nextInt(12));
        } catch (Refusal refused) {
            assertThat(refused.kind()).isIn(Refusal.Kind.WRONG_STATE, Refusal.Kind.RULE, Refusal.Kind.NOT_FOUND);
        }
    }

    private void act(int which) {
        switch (which) {
            case 0, 1 -> begin();
            case 2, 3, 4 ->
                deposits()
                        .pay(
                                any(),
                                new PaymentOrder(
                                        String.valueOf(1 + chance.nextInt(9000)),
                                        "JPY",
                                        List.of("cash", "card", "transfer").get(chance.nextInt(3)),
                                        "C-" + payments++),
                                CLERKS.get(chance.nextInt(2)),
                                null);
            case 5, 6 -> {
                String id = "C-" + (chance.nextInt(4) == 0 ? Math.max(0, payments - 1) : payments++);
                house.getBean(ProviderNotices.class)
                        .take(
                                "M-" + chance.nextInt(),
                                ("{\"type\":\"payment.received\",\"data\":{\"id\":\"p" + id + "\",\"endToEndId\":\""
                                                + id
                                                + "\",\"reference\":\"" + (chance.nextBoolean() ? any() : "?")
                                                + "\",\"amount\":{\"amount\":\"" + (1 + chance.nextInt(9000))
                                                + "\",\"currency\":\"" + (chance.nextInt(5) == 0 ? "CNY" : "JPY")
                                                + "\"}}}")
                                        .getBytes(StandardCharsets.UTF_8));
            }
            case 7, 8 -> {
                String known = "C-" + chance.nextInt(payments + 1);
                String amount = house.getBean(PaymentBook.class).withExternalId(known).stream()
                        .findFirst()
                        .map(payment -> payment.amount().amount().toPlainString())
                        .orElse("1200");
                var statement = BankXml.yen().id("S" + chance.nextInt());
                house.getBean(Statements.class)
                        .take(
                                (chance.nextInt(6) == 0
                                                ? statement.takenBack(amount, known, "B" + chance.nextInt())
                                                : statement.credit(
                                                        amount,
                                                        chance.nextBoolean() ? any().value() : "thanks",
                                                        known,
                                                        "B" + chance.nextInt()))
                                        .bytes(),
                                MANAGER);
            }
            case 9 -> decideAMatter();
            case 10 -> end();
            default -> {
                RegistrationId reference = any();
                Actor clerk = CLERKS.get(chance.nextInt(2));
                deposits().refund(reference, clerk, world().task(reference, "refund", clerk));
            }
        }
    }

    private void decideAMatter() {
        List<PaymentMatching.Matching> waiting =
                house.getBean(PaymentMatching.class).waiting(MANAGER);
        if (waiting.isEmpty()) {
            return;
        }
        PaymentMatching.Matching one = waiting.get(chance.nextInt(waiting.size()));
        Actor clerk = CLERKS.get(chance.nextInt(2));
        house.getBean(PaymentMatching.class)
                .decide(
                        world().taskAbout(one.id(), "matching", clerk),
                        one.decisions().get(chance.nextInt(one.decisions().size())),
                        any().value(),
                        clerk);
    }

    private void end() {
        RegistrationId reference = any();
        if (chance.nextBoolean()) {
            stands(reference, RegistrationStatus.COMPLETED);
            deposits()
                    .stateFinalBill(
                            reference,
                            new FinalBillOrder(String.valueOf(chance.nextInt(12_000)), "JPY", "B-1"),
                            SHOP,
                            null);
        } else {
            stands(reference, RegistrationStatus.WITHDRAWN);
        }
        deposits().settle(reference);
    }

    private void begin() {
        var facts = new io.meibo.register.RegistrationCase.Facts(
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
                FIRST);
        RegistrationId reference = house.getBean(io.meibo.register.Register.class)
                .enter(facts, CLERKS.get(0), null, null)
                .reference();
        world().depositRow = Map.of("decision", "asked", "amount", "10000", "currency", "JPY");
        deposits().decide(reference);
        stands(reference, RegistrationStatus.AWAITING_DEPOSIT);
        references.add(reference);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLERK", "REVIEWER", "INTEGRATION"})
    void only_managers_and_auditors_read_it(Role role) {
        Actor other = Actor.user("x", Set.of(role));

        assertThat(org.junit.jupiter.api.Assertions.assertThrows(
                                Refusal.class, () -> closings().of(FIRST, other))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void the_day_is_the_houses_day() {
        Closing closing = closings().of(FIRST, MANAGER);

        assertThat(closing.from().toString()).isEqualTo("2031-03-01T00:00+09:00");
        assertThat(Duration.between(closing.from(), closing.until())).isEqualTo(Duration.ofDays(1));
    }

    private static Closing.Book book(Closing closing, String currency) {
        return closing.books().stream()
                .filter(book -> book.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> {
                    Money none = new Money(BigDecimal.ZERO, currency);
                    var standing = new Closing.Standing(none, none, none, none, none, none);
                    return new Closing.Book(
                            currency, standing, standing, none, none, List.of(), List.of(), List.of(), true);
                });
    }

    private RegistrationId any() {
        return references.get(chance.nextInt(references.size()));
    }

    private static void at(java.time.LocalDateTime time) {
        world().now = Objects.requireNonNull(time.atZone(TOKYO).toInstant());
    }

    private static void stands(RegistrationId reference, RegistrationStatus status) {
        house.getBean(io.meibo.register.Register.class)
                .on(new StageEntered(reference, "Step", status, null, null, null, null));
    }

    private static MoneyTest.World world() {
        return house.getBean(MoneyTest.World.class);
    }

    private static Deposits deposits() {
        return house.getBean(Deposits.class);
    }

    private static Closings closings() {
        return house.getBean(Closings.class);
    }
}
