package io.meibo.deposit;

import io.meibo.deposit.Closing.Book;
import io.meibo.deposit.Closing.Standing;
import io.meibo.deposit.Closing.Sum;
import io.meibo.deposit.Closing.Turnover;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import io.meibo.shared.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily closing for managers and auditors. It is kept nowhere: entries are only ever added, and with the time of their
 * adding, so a day that is over adds up to the same for good (ADR 93).
 */
@Service
public class Closings {

    /** No transaction that adds an entry lives longer than this, so what is not there by then never comes. */
    static final Duration SETTLING = Duration.ofMinutes(10);

    private static final Set<String> WAYS =
            Account.MONEY.stream().map(Account::code).collect(Collectors.toUnmodifiableSet());

    /** Takes money of nobody out of its place, for the entry beside it that books it for somebody: nothing comes in. */
    private static final String ASSIGNED = "assigned";

    private static final String CLEARED = "cleared";

    private final JdbcClient jdbc;
    private final Clock clock;

    Closings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The day it is by the house's clock. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The closing of this day; of today what there is so far. For managers and auditors. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Closing of(LocalDate day, Actor actor) {
        actor.require(Role.MANAGER, Role.AUDITOR);
        OffsetDateTime from = day.atStartOfDay(clock.getZone()).toOffsetDateTime();
        OffsetDateTime until = day.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        List<Closing.Entry> entries = entries(from, until);
        Map<String, Map<String, Money>> before = balances(from);
        Set<String> currencies = new TreeSet<>(before.keySet());
        entries.forEach(entry -> currencies.add(entry.amount().currency()));
        return new Closing(
                day,
                from,
                until,
                !OffsetDateTime.now(clock).isBefore(until.plus(SETTLING)),
                digest(entries),
                currencies.stream()
                        .map(currency -> book(
                                currency,
                                before.getOrDefault(currency, Map.of()),
                                entries.stream()
                                        .filter(entry ->
                                                entry.amount().currency().equals(currency))
                                        .toList()))
                        .toList(),
                entries);
    }

    private List<Closing.Entry> entries(OffsetDateTime from, OffsetDateTime until) {
        return jdbc.sql("SELECT * FROM ledger_line WHERE at >= :from AND at < :until ORDER BY at, holder, seq")
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Closing.Entry(
                        row.getString("holder"),
                        row.getInt("seq"),
                        row.getString("kind"),
                        row.getString("debit"),
                        row.getString("credit"),
                        new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency")),
                        row.getString("recorded_by"),
                        row.getString("voucher_no"),
                        row.getObject("at", OffsetDateTime.class)
                                .atZoneSameInstant(clock.getZone())
                                .toOffsetDateTime()))
                .list();
    }

    /** Debits less credits of each account before that moment, by currency. */
    private Map<String, Map<String, Money>> balances(OffsetDateTime before) {
        Map<String, Map<String, Money>> balances = new TreeMap<>();
        jdbc.sql("SELECT debit, credit, currency, SUM(amount) AS amount FROM ledger_line WHERE at < :before"
                        + " GROUP BY debit, credit, currency")
                .param("before", before)
                .query(row -> {
                    var amount = new Money(row.getBigDecimal("amount").stripTrailingZeros(), row.getString("currency"));
                    move(
                            balances.computeIfAbsent(amount.currency(), currency -> new HashMap<>()),
                            row.getString("debit"),
                            row.getString("credit"),
                            amount);
                });
        return balances;
    }

    private static void move(Map<String, Money> balances, String debit, String credit, Money amount) {
        Money none = Money.zero(amount.currency());
        balances.merge(debit, amount, Money::plus);
        balances.merge(credit, none.minus(amount), Money::plus);
    }

    private static Book book(String currency, Map<String, Money> before, List<Closing.Entry> entries) {
        var after = new HashMap<>(before);
        entries.forEach(entry -> move(after, entry.debit(), entry.credit(), entry.amount()));
        Standing closing = standing(currency, after);
        return new Book(
                currency,
                standing(currency, before),
                closing,
                in(currency, entries, entry -> true),
                out(currency, entries, entry -> true),
                turnovers(
                        currency,
                        entries,
                        Account.MONEY.stream().map(Account::code).toList(),
                        way -> entry ->
                                entry.debit().equals(way) || entry.credit().equals(way)),
                turnovers(
                        currency,
                        entries,
                        entries.stream()
                                .filter(Closings::movesMoney)
                                .map(Closing.Entry::person)
                                .distinct()
                                .sorted()
                                .toList(),
                        person -> entry -> entry.person().equals(person)),
                entries.stream()
                        .collect(Collectors.groupingBy(Closing.Entry::kind, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(kind -> new Sum(
                                kind.getKey(), kind.getValue().size(), sum(currency, kind.getValue(), entry -> true)))
                        .toList(),
                closing.withUs()
                        .equals(closing.held()
                                .plus(closing.owedBack())
                                .plus(closing.unmatched())
                                .plus(closing.applied())));
    }

    private static boolean movesMoney(Closing.Entry entry) {
        return WAYS.contains(entry.debit()) || WAYS.contains(entry.credit());
    }

    private static Standing standing(String currency, Map<String, Money> balances) {
        Money none = Money.zero(currency);
        Function<Account, Money> of = account -> balances.getOrDefault(account.code(), none);
        Money withUs = none;
        for (Account way : Account.MONEY) {
            withUs = withUs.plus(of.apply(way));
        }
        Money open = of.apply(Account.DUE);
        return new Standing(
                none.minus(of.apply(Account.HELD)).minus(open),
                none.minus(of.apply(Account.REFUND_DUE)),
                none.minus(of.apply(Account.SUSPENSE)),
                none.minus(of.apply(Account.APPLIED)),
                open,
                withUs);
    }

    private static List<Turnover> turnovers(
            String currency,
            List<Closing.Entry> entries,
            List<String> names,
            Function<String, Predicate<Closing.Entry>> which) {
        var turnovers = new ArrayList<Turnover>();
        for (String name : names) {
            Predicate<Closing.Entry> of = which.apply(name);
            Money moved = sum(
                            currency,
                            entries,
                            entry -> entry.kind().equals(CLEARED)
                                    && entry.debit().equals(name))
                    .minus(sum(
                            currency,
                            entries,
                            entry -> entry.kind().equals(CLEARED)
                                    && entry.credit().equals(name)));
            turnovers.add(new Turnover(name, in(currency, entries, of), out(currency, entries, of), moved));
        }
        return turnovers;
    }

    /** What came in from outside: each payment when it came, not once more when somebody finds whose it is. */
    private static Money in(String currency, List<Closing.Entry> entries, Predicate<Closing.Entry> which) {
        return sum(
                        currency,
                        entries,
                        which.and(entry ->
                                WAYS.contains(entry.debit()) && !entry.kind().equals(CLEARED)))
                .minus(sum(currency, entries, which.and(entry -> entry.kind().equals(ASSIGNED))));
    }

    private static Money out(String currency, List<Closing.Entry> entries, Predicate<Closing.Entry> which) {
        return sum(
                currency,
                entries,
                which.and(entry -> WAYS.contains(entry.credit())
                        && !entry.kind().equals(CLEARED)
                        && !entry.kind().equals(ASSIGNED)));
    }

    private static Money sum(String currency, List<Closing.Entry> entries, Predicate<Closing.Entry> which) {
        Money sum = Money.zero(currency);
        for (Closing.Entry entry : entries) {
            if (which.test(entry)) {
                sum = sum.plus(entry.amount());
            }
        }
        return sum;
    }

    private static String digest(List<Closing.Entry> entries) {
        return ProviderNotices.sha256(entries.stream()
                .map(entry -> String.join(
                        "|",
                        entry.holder(),
                        String.valueOf(entry.number()),
                        entry.kind(),
                        entry.debit(),
                        entry.credit(),
                        entry.amount().toString(),
                        entry.person(),
                        entry.at().toInstant().toString()))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }
}
