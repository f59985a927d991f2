package io.meibo.pages.staff;

import io.meibo.api.Figures;
import io.meibo.api.PageOf;
import io.meibo.rulebook.FindingKind;
import io.meibo.rulebook.Replay;
import io.meibo.rulebook.Replays;
import io.meibo.rulebook.RuleViews;
import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Replays of changed tables: begin one, watch it, read what it found. */
@Controller
class ReplayPage {

    private static final int CASES = 10;

    /** A replay as a line of the list, ready to read. */
    record Line(Replay replay, String asked, String ended, String expires, List<String> tables) {}

    private final Replays replays;
    private final RuleViews rules;
    private final Figures figures;
    private final Clock clock;

    ReplayPage(Replays replays, RuleViews rules, Figures figures, Clock clock) {
        this.replays = replays;
        this.rules = rules;
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/policy/replays")
    String list(Actor actor, Locale locale, Model model) {
        model.addAttribute(
                "lines",
                replays.latest(actor).stream()
                        .map(replay -> line(replay, locale))
                        .toList());
        model.addAttribute("tableNames", rules.tableNames(locale));
        model.addAttribute("mayBegin", actor.is(Role.MANAGER));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("from", today.minusYears(1));
        model.addAttribute("to", today);
        return "pages/replays";
    }

    @GetMapping("/policy/replays/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "differing") String list,
            @RequestParam(defaultValue = "0") int page,
            Actor actor,
            Locale locale,
            Model model) {
        FindingKind kind = FindingKind.of(list).orElse(FindingKind.DIFFERING);
        Replay replay = replays.get(actor, id);
        model.addAttribute("line", line(replay, locale));
        model.addAttribute("replay", replay);
        model.addAttribute("list", kind.code());
        model.addAttribute("tableNames", rules.tableNames(locale));
        PageOf<RuleViews.FindingView> found = rules.findings(actor, id, kind, page, CASES, locale);
        model.addAttribute("found", found);
        model.addAttribute("mayStop", actor.is(Role.MANAGER) && !replay.state().ended());
        return "pages/replay";
    }

    private Line line(Replay replay, Locale locale) {
        return new Line(
                replay,
                figures.time(replay.requestedAt(), locale),
                figures.time(replay.endedAt(), locale),
                figures.day(replay.expiresAt(), locale),
                replay.tables().stream()
                        .map(table -> rules.tableName(table, locale))
                        .toList());
    }
}
