package io.meibo.pages.staff;

import io.meibo.policy.Products;
import io.meibo.rulebook.RuleViews;
import io.meibo.rulebook.RuleViews.ChangesView;
import io.meibo.rulebook.RuleViews.PolicyView;
import io.meibo.rulebook.Rulebook.Wanted;
import io.meibo.shared.Actor;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The policy of a day, and what changes next, for managers and auditors. */
@Controller
class PolicyPage {

    private final RuleViews rules;
    private final Products products;
    private final Clock clock;

    PolicyPage(RuleViews rules, Products products, Clock clock) {
        this.rules = rules;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping("/policy")
    String inForce(
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "") String table,
            Actor actor,
            Locale locale,
            Model model) {
        LocalDate day = day(date);
        PolicyView policy = rules.inForce(actor, day, wanted(country, product), locale);
        model.addAttribute("tables", policy.tables());
        model.addAttribute(
                "shown",
                policy.tables().stream()
                        .filter(each -> table.isEmpty() || each.table().equals(table))
                        .toList());
        model.addAttribute("table", table);
        model.addAttribute("nextDays", nextDays(actor, day, country, product, locale));
        filter(day, country, product, locale, model);
        return "pages/policy";
    }

    @GetMapping("/policy/changes")
    String changes(
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String product,
            Actor actor,
            Locale locale,
            Model model) {
        LocalDate day = day(date);
        ChangesView changes = rules.changes(actor, day, wanted(country, product), locale);
        model.addAttribute("days", changes.days());
        filter(day, country, product, locale, model);
        return "pages/policy-changes";
    }

    private Set<LocalDate> nextDays(Actor actor, LocalDate day, String country, String product, Locale locale) {
        Set<LocalDate> days = new TreeSet<>();
        rules.changes(actor, day, wanted(country, product), locale).days().forEach(turn -> days.add(turn.date()));
        return days;
    }

    private void filter(LocalDate day, String country, String product, Locale locale, Model model) {
        Map<String, String> names = new LinkedHashMap<>();
        products.all().forEach(each -> names.put(each.id(), each.name().in(locale)));
        model.addAttribute("date", day);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("country", country);
        model.addAttribute("product", product);
        model.addAttribute("countries", List.of("JPN", "CHN"));
        model.addAttribute("products", names);
    }

    private static Wanted wanted(String country, String product) {
        return new Wanted(orNull(country), orNull(product));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** What is no day is today: the field shows which day was taken. */
    private LocalDate day(String text) {
        try {
            return text.isBlank() ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return LocalDate.now(clock);
        }
    }
}
