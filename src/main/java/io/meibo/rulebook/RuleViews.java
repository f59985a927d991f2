package io.meibo.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.meibo.api.PageOf;
import io.meibo.api.Texts;
import io.meibo.policy.Rule;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.shared.Actor;
import io.meibo.shared.Refusal;
import io.meibo.workflow.TableHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the rulebook and replays tell managers and auditors, in the reader's language; others are refused. Codes are stable,
 * {@code name}, {@code words} and {@code reason} are for people. Nothing personal is in any of it.
 */
@Component
public class RuleViews {

    private static final Pattern TABLE_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** What a rule asks of one input: the test as it is written, and in words. */
    public record Condition(String input, String name, String test, String words) {}

    /** What a rule gives for one output. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Given(String output, String name, @Nullable String value, String words) {}

    /** A rule with its source, its certainty, the days it applies to (null where open), its reason and what it says. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RuleView(
            String id,
            List<String> sources,
            String certainty,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String reason,
            List<Condition> conditions,
            List<Given> outcome) {}

    /** A table and those of its rules that are asked for. */
    public record TableView(String table, String name, int version, String hitPolicy, List<RuleView> rules) {}

    /** The policy in force on a day. */
    public record PolicyView(LocalDate date, List<TableView> tables) {}

    /** A rule that begins ({@code after}) beside those it follows on; {@code after} is null where a rule just ends. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ChangeView(List<RuleView> before, @Nullable RuleView after) {}

    /** What changes in a table. */
    public record TableChanges(String table, String name, int version, List<ChangeView> changes) {}

    /** A day on which something changes. */
    public record DayView(LocalDate date, List<TableChanges> tables) {}

    /** All days to come on which a rule begins or ends. */
    public record ChangesView(LocalDate from, List<DayView> days) {}

    /** One side of a difference; {@code version} is null for a table that is not deployed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record SideView(@Nullable Integer version, List<RuleRefView> rules, List<Given> outcome) {}

    /** A rule by name. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RuleRefView(
            String id,
            List<String> sources,
            String certainty,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String reason) {}

    /** The same facts, another outcome. {@code basis}: {@code stamp} or {@code register}. */
    public record DifferenceView(
            String table,
            String name,
            String what,
            int round,
            String basis,
            List<Given> facts,
            SideView before,
            SideView after) {}

    /** What another table says once its inputs have changed; {@code unknown} tells in words why it cannot be told. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record ConsequenceView(
            String table,
            String name,
            int round,
            List<Given> changed,
            @Nullable SideView before,
            @Nullable SideView after,
            @Nullable String unknown) {}

    /** Why a table could not be computed. */
    public record ObstacleView(String table, String name, String code, String text) {}

    /** What a replay found of one registration. */
    public record FindingView(
            String reference,
            LocalDate appliedOn,
            List<DifferenceView> differences,
            List<ConsequenceView> consequences,
            List<ObstacleView> obstacles,
            List<String> notAsked) {}

    private final Rulebook rulebook;
    private final TableHistory history;
    private final Replays replays;
    private final RuleWords words;
    private final Texts texts;

    RuleViews(Rulebook rulebook, TableHistory history, Replays replays, RuleWords words, Texts texts) {
        this.rulebook = rulebook;
        this.history = history;
        this.replays = replays;
        this.words = words;
        this.texts = texts;
    }

    /** The rules in force on that day. */
    public PolicyView inForce(Actor actor, LocalDate day, Rulebook.Wanted wanted, Locale locale) {
        Replays.requireReader(actor);
        return new PolicyView(
                day,
                rulebook.inForce(day, wanted).stream()
                        .map(section -> view(section.version(), section.lines(), locale))
                        .toList());
    }

    /** What changes after that day. */
    public ChangesView changes(Actor actor, LocalDate from, Rulebook.Wanted wanted, Locale locale) {
        Replays.requireReader(actor);
        return new ChangesView(
                from,
                rulebook.changesAfter(from, wanted).stream()
                        .map(day -> new DayView(
                                day.day(),
                                day.tables().stream()
                                        .map(turns -> view(turns, locale))
                                        .toList()))
                        .toList());
    }

    /** All rules of a table in a deployed version, or in its latest; 404 where there is none such. */
    public TableView table(Actor actor, String table, @Nullable Integer version, Locale locale) {
        Replays.requireReader(actor);
        Rulebook.Version found = find(table, version);
        return view(found, found.table().lines(), locale);
    }

    /** The DMN of that version, to be changed and replayed; 404 where there is none such. */
    public String dmn(Actor actor, String table, @Nullable Integer version) {
        Replays.requireReader(actor);
        return history.dmn(table, find(table, version).version());
    }

    /** What a replay found, a page of it. */
    public PageOf<FindingView> findings(Actor actor, String id, FindingKind kind, int page, int size, Locale locale) {
        return replays.findings(actor, id, kind, page, size).map(kept -> view(kept, locale));
    }

    /** A table's name in the reader's language. */
    public String tableName(String table, Locale locale) {
        return words.table(table, locale);
    }

    /** A day as the reader writes it; empty for null. */
    public String day(@Nullable LocalDate day, Locale locale) {
        return words.day(day, locale);
    }

    private Rulebook.Version find(String table, @Nullable Integer version) {
        boolean known = TABLE_ID.matcher(table).matches()
                && history.versions(table).stream().anyMatch(it -> version == null || it.version() == version);
        if (!known) {
            throw Refusal.notFound();
        }
        return version == null ? rulebook.latest(table) : rulebook.version(table, version);
    }

    private TableView view(Rulebook.Version version, List<RuleTable.Line> lines, Locale locale) {
        RuleTable table = version.table();
        return new TableView(
                table.id(),
                words.table(table.id(), locale),
                version.version(),
                table.hitPolicy(),
                lines.stream().map(line -> view(table, line, locale)).toList());
    }

    private TableChanges view(Rulebook.Turns turns, Locale locale) {
        RuleTable table = turns.version().table();
        return new TableChanges(
                table.id(),
                words.table(table.id(), locale),
                turns.version().version(),
                turns.turns().stream()
                        .map(turn -> new ChangeView(
                                turn.before().stream()
                                        .map(line -> view(table, line, locale))
                                        .toList(),
                                turn.after() == null ? null : view(table, turn.after(), locale)))
                        .toList());
    }

    private RuleView view(RuleTable table, RuleTable.Line line, Locale locale) {
        Rule rule = line.rule();
        return new RuleView(
                rule.id(),
                rule.sources(),
                rule.certainty().code(),
                rule.validFrom(),
                rule.validTo(),
                words.reason(table.id(), rule.id(), rule.reason(), locale),
                words.conditions(table, line, locale),
                words.outcome(RuleTable.plain(line.outcome()), locale));
    }

    private FindingView view(ReplayStore.Kept kept, Locale locale) {
        Verdict verdict = kept.verdict();
        return new FindingView(
                kept.reference(),
                kept.appliedOn(),
                verdict.differences().stream()
                        .map(it -> new DifferenceView(
                                it.table(),
                                words.table(it.table(), locale),
                                it.what(),
                                it.round(),
                                it.basis(),
                                words.outcome(it.facts(), locale),
                                side(it.table(), it.before(), locale),
                                side(it.table(), it.after(), locale)))
                        .toList(),
                verdict.consequences().stream().map(it -> view(it, locale)).toList(),
                verdict.obstacles().stream()
                        .map(it -> new ObstacleView(
                                it.table(), words.table(it.table(), locale), it.code(), obstacle(it.code(), locale)))
                        .toList(),
                verdict.notAsked());
    }

    private ConsequenceView view(Verdict.Consequence it, Locale locale) {
        Verdict.Side before = it.before();
        Verdict.Side after = it.after();
        String unknown = it.unknown();
        return new ConsequenceView(
                it.table(),
                words.table(it.table(), locale),
                it.round(),
                words.outcome(it.changed(), locale),
                before == null ? null : side(it.table(), before, locale),
                after == null ? null : side(it.table(), after, locale),
                unknown == null ? null : obstacle(unknown, locale));
    }

    private SideView side(String table, Verdict.Side side, Locale locale) {
        return new SideView(
                side.version(),
                side.rules().stream().map(rule -> ref(table, rule, locale)).toList(),
                words.outcome(side.outcome(), locale));
    }

    private RuleRefView ref(String table, Verdict.RuleRef rule, Locale locale) {
        return new RuleRefView(
                rule.id(),
                rule.sources(),
                rule.certainty(),
                rule.validFrom(),
                rule.validTo(),
                isOurs(table, rule) ? words.reason(table, rule.id(), rule.reason(), locale) : rule.reason());
    }

    /** A changed rule that keeps its id keeps its reason's translations only where the reason was kept, too. */
    private boolean isOurs(String table, Verdict.RuleRef rule) {
        return rulebook.latest(table)
                .table()
                .line(rule.id())
                .filter(line -> line.rule().reason().equals(rule.reason()))
                .isPresent();
    }

    private String obstacle(String code, Locale locale) {
        return texts.in(locale, "rulebook.obstacle." + code);
    }

    /** The names of all deployed tables by id. */
    public Map<String, String> tableNames(Locale locale) {
        var names = new TreeMap<String, String>();
        rulebook.latest()
                .forEach(version -> names.put(
                        version.table().id(), words.table(version.table().id(), locale)));
        return names;
    }
}
