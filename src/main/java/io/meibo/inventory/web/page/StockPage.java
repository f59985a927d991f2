package io.meibo.inventory.web.page;

import io.meibo.api.Figures;
import io.meibo.api.Texts;
import io.meibo.inventory.Blocking;
import io.meibo.inventory.StockAlarms;
import io.meibo.inventory.StockMarks;
import io.meibo.inventory.StockMarks.Mark;
import io.meibo.inventory.StockOverview;
import io.meibo.inventory.StockOverview.OfficeCount;
import io.meibo.inventory.StockState;
import io.meibo.policy.Products;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.shared.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stock at {@code /stock}: shelves and marks, the line, what needs the eye, import and blocking. */
@Controller
class StockPage {

    private static final int FEW = 6;

    /** A shelf: counts in the order of {@link StockState}, null where the form knows no such state. */
    record Shelf(
            String pool,
            String form,
            String formName,
            String office,
            String officeName,
            List<@Nullable Integer> counts,
            @Nullable Integer least,
            boolean low) {}

    /** A text of several parts, ready to read. */
    record Line(String reference, String first, String second, String third) {}

    private final StockOverview overview;
    private final StockMarks marks;
    private final StockAlarms alarms;
    private final Products products;
    private final Texts texts;
    private final Figures figures;
    private final Clock clock;

    StockPage(
            StockOverview overview,
            StockMarks marks,
            StockAlarms alarms,
            Products products,
            Texts texts,
            Figures figures,
            Clock clock) {
        this.overview = overview;
        this.marks = marks;
        this.alarms = alarms;
        this.products = products;
        this.texts = texts;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/stock")
    String show(@RequestParam(defaultValue = "") String pool, Actor actor, Locale locale, Model model) {
        if (!actor.isAny(Role.MANAGER, Role.CLERK, Role.AUDITOR)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
        List<Mark> all = marks.all();
        List<String> pools =
                overview.counts().stream().map(StockOverview.PoolCount::pool).toList();
        String chosen = pools.contains(pool) ? pool : "";
        model.addAttribute("pool", chosen);
        model.addAttribute("pools", pools);
        model.addAttribute("states", StockState.values());
        model.addAttribute(
                "low",
                all.stream()
                        .filter(Mark::low)
                        .map(mark -> texts.in(
                                locale,
                                "stock.low",
                                mark.pool(),
                                form(mark.form(), locale),
                                office(mark.office(), locale),
                                Integer.toString(mark.free()),
                                Integer.toString(mark.least())))
                        .toList());
        model.addAttribute("shelves", shelves(chosen, all, locale));
        model.addAttribute("manages", actor.is(Role.MANAGER));
        model.addAttribute("watches", actor.isAny(Role.MANAGER, Role.AUDITOR));
        model.addAttribute("reasons", Blocking.REASONS);
        waiting(chosen, locale, model);
        if (actor.isAny(Role.MANAGER, Role.AUDITOR)) {
            needsTheEye(locale, model);
        }
        return "pages/stock";
    }

    private List<Shelf> shelves(String pool, List<Mark> all, Locale locale) {
        var byKey = new TreeMap<String, Mark>();
        all.forEach(mark -> byKey.put(key(mark.pool(), mark.form(), mark.office()), mark));
        var shelves = new ArrayList<Shelf>();
        for (OfficeCount count : overview.byOffice()) {
            Mark mark = byKey.remove(key(count.pool(), count.form(), count.office()));
            shelves.add(shelf(count, mark, locale));
        }
        // a mark counts also where nothing has ever come in
        byKey.values()
                .forEach(mark -> shelves.add(
                        shelf(new OfficeCount(mark.pool(), mark.form(), mark.office(), Map.of()), mark, locale)));
        return shelves.stream()
                .sorted(Comparator.comparing(Shelf::pool)
                        .thenComparing(Shelf::form)
                        .thenComparing(Shelf::office))
                .filter(shelf -> pool.isEmpty() || shelf.pool().equals(pool))
                .toList();
    }

    private Shelf shelf(OfficeCount count, @Nullable Mark mark, Locale locale) {
        var counts = new ArrayList<@Nullable Integer>();
        for (StockState state : StockState.values()) {
            counts.add(
                    count.states().isEmpty()
                            ? Integer.valueOf(0)
                            : count.states().get(state));
        }
        return new Shelf(
                count.pool(),
                count.form(),
                form(count.form(), locale),
                count.office(),
                office(count.office(), locale),
                counts,
                mark == null ? null : mark.least(),
                mark != null && mark.low());
    }

    private void waiting(String pool, Locale locale, Model model) {
        List<StockOverview.Waiting> line = overview.waiting().stream()
                .filter(waiting -> pool.isEmpty() || waiting.pool().equals(pool))
                .toList();
        model.addAttribute(
                "line",
                line.stream()
                        .limit(FEW)
                        .map(waiting -> new Line(
                                waiting.reference().value(),
                                waiting.place() + " · " + waiting.pool(),
                                form(waiting.form(), locale),
                                figures.time(waiting.since(), locale)))
                        .toList());
        model.addAttribute("lineMore", Math.max(0, line.size() - FEW));
    }

    private void needsTheEye(Locale locale, Model model) {
        model.addAttribute(
                "overdue",
                overview.overdue(OffsetDateTime.now(clock)).stream()
                        .limit(FEW)
                        .map(late -> new Line(
                                late.reference().value(),
                                texts.in(locale, "stock.kind." + late.kind()),
                                figures.day(late.until(), locale),
                                texts.in(locale, late.ended() ? "stock.overdue.ended" : "stock.overdue.stands")))
                        .toList());
        model.addAttribute(
                "moves",
                overview.movements(0, FEW).stream()
                        .map(move -> new Line(
                                move.reference() == null ? "" : move.reference().value(),
                                figures.time(move.at(), locale),
                                texts.in(locale, "stock.kind." + move.kind()) + " " + move.item(),
                                texts.in(locale, "stock.state." + move.state())
                                        + (move.reason() == null
                                                ? ""
                                                : " · "
                                                        + texts.in(
                                                                locale,
                                                                "stock.reason."
                                                                        + move.reason()
                                                                                .code()))))
                        .toList());
        model.addAttribute(
                "alarms",
                alarms.latest(3).stream()
                        .map(alarm -> new Line(
                                figures.time(alarm.fallenAt(), locale),
                                form(alarm.form(), locale) + ", " + office(alarm.office(), locale),
                                alarm.free() + " / " + alarm.least(),
                                texts.in(locale, "stock.alarm.state." + alarm.state())))
                        .toList());
    }

    private String form(String form, Locale locale) {
        return texts.find(locale, "stock.form." + form)
                .or(() -> products.find(form).map(product -> product.name().in(locale)))
                .orElse(form);
    }

    private String office(String office, Locale locale) {
        return texts.find(locale, "stock.office." + office).orElse(office);
    }

    private static String key(String pool, String form, String office) {
        return pool + "/" + form + "/" + office;
    }
}
