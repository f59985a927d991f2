package io.meibo.pages.staff;

import io.meibo.api.Figures;
import io.meibo.deposit.Closing;
import io.meibo.deposit.Closings;
import io.meibo.shared.Actor;
import io.meibo.shared.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The closing of a day, for managers and auditors: what came in and went out, and every entry behind it. */
@Controller
class ClosingPage {

    /** A day in one currency, its amounts ready to read. */
    record Book(
            String currency,
            List<Balance> balances,
            String in,
            String out,
            List<Turnover> byWay,
            List<Turnover> byPerson,
            boolean anyMoved,
            List<Sum> byKind,
            boolean balanced) {}

    /** A balance before and after the day. */
    record Balance(String what, String opening, String closing, boolean changed) {}

    /** What came in and went out by a way or through a person; empty where nothing did. */
    record Turnover(String name, String in, String out, String moved) {}

    /** A kind of entry, how many, how much. */
    record Sum(String kind, int entries, String amount) {}

    /** An entry. */
    record Line(
            String time,
            String holder,
            int number,
            String kind,
            String debit,
            String credit,
            String amount,
            String person,
            @Nullable String voucher) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MOST_LINES = 200;

    private final Closings closings;
    private final Figures figures;

    ClosingPage(Closings closings, Figures figures) {
        this.closings = closings;
        this.figures = figures;
    }

    @GetMapping("/closing")
    String show(
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String holder,
            Actor actor,
            Locale locale,
            Model model) {
        LocalDate day = day(date);
        Closing closing = closings.of(day, actor);
        List<Line> lines = closing.entries().stream()
                .filter(entry -> holder.isEmpty() || entry.holder().equals(holder))
                .map(entry -> line(entry, locale))
                .toList();
        model.addAttribute("date", day);
        model.addAttribute("before", day.minusDays(1));
        model.addAttribute("after", day.plusDays(1));
        model.addAttribute("today", closings.today());
        model.addAttribute("closing", closing);
        model.addAttribute(
                "books",
                closing.books().stream().map(book -> book(book, locale)).toList());
        model.addAttribute(
                "holders",
                new LinkedHashSet<>(
                        closing.entries().stream().map(Closing.Entry::holder).toList()));
        model.addAttribute("holder", holder);
        model.addAttribute("lines", lines.stream().limit(MOST_LINES).toList());
        model.addAttribute("more", Math.max(0, lines.size() - MOST_LINES));
        return "pages/closing";
    }

    private Book book(Closing.Book book, Locale locale) {
        Closing.Standing before = book.opening();
        Closing.Standing after = book.closing();
        return new Book(
                book.currency(),
                List.of(
                        balance("held", before.held(), after.held(), locale),
                        balance("owed-back", before.owedBack(), after.owedBack(), locale),
                        balance("unmatched", before.unmatched(), after.unmatched(), locale),
                        balance("applied", before.applied(), after.applied(), locale),
                        balance("with-us", before.withUs(), after.withUs(), locale),
                        balance("open", before.open(), after.open(), locale)),
                figures.amount(book.in(), locale),
                figures.amount(book.out(), locale),
                turnovers(book.byWay(), locale),
                turnovers(book.byPerson(), locale),
                Stream.concat(book.byWay().stream(), book.byPerson().stream())
                        .anyMatch(turnover -> turnover.moved().amount().signum() != 0),
                book.byKind().stream()
                        .map(sum -> new Sum(sum.kind(), sum.entries(), figures.amount(sum.amount(), locale)))
                        .toList(),
                book.balanced());
    }

    private Balance balance(String what, Money opening, Money closing, Locale locale) {
        return new Balance(
                what, figures.amount(opening, locale), figures.amount(closing, locale), !opening.equals(closing));
    }

    private List<Turnover> turnovers(List<Closing.Turnover> turnovers, Locale locale) {
        return turnovers.stream()
                .map(turnover -> new Turnover(
                        turnover.name(),
                        orEmpty(turnover.in(), locale),
                        orEmpty(turnover.out(), locale),
                        orEmpty(turnover.moved(), locale)))
                .toList();
    }

    private String orEmpty(Money amount, Locale locale) {
        return amount.amount().signum() == 0 ? "" : figures.amount(amount, locale);
    }

    private Line line(Closing.Entry entry, Locale locale) {
        return new Line(
                TIME.format(entry.at()),
                entry.holder(),
                entry.number(),
                entry.kind(),
                entry.debit(),
                entry.credit(),
                figures.amount(entry.amount(), locale),
                entry.person(),
                entry.voucher());
    }

    /** What is no day is today: the field shows which day was taken. */
    private LocalDate day(String text) {
        try {
            return text.isBlank() ? closings.today() : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return closings.today();
        }
    }
}
