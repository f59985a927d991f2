package io.meibo.rulebook;

import io.meibo.policy.Product;
import io.meibo.policy.Products;
import io.meibo.policy.Rule;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.rulebook.table.TableAssembler;
import io.meibo.rulebook.table.Test;
import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The deployed tables as plain values: every version, the rules of a day, the days on which rules begin or end. */
@Component
public class Rulebook {

    /** A table in one deployed version. */
    record Version(RuleTable table, int version) {}

    /** What is looked for; null stands for all. A product brings its country. */
    public record Wanted(@Nullable String country, @Nullable String product) {

        public static final Wanted ALL = new Wanted(null, null);
    }

    /** Rules of one table. */
    record Section(Version version, List<RuleTable.Line> lines) {}

    /** A rule that begins, with those it follows on; or one that ends and is followed by none. */
    record Turn(List<RuleTable.Line> before, RuleTable.@Nullable Line after) {}

    /** What changes in one table on a day. */
    record Turns(Version version, List<Turn> turns) {}

    /** A day on which something changes. */
    record Day(LocalDate day, List<Turns> tables) {}

    private final Decisions decisions;
    private final Products products;
    /** By table and version; a deployed version never changes. */
    private final Map<String, Version> read = new ConcurrentHashMap<>();

    Rulebook(Decisions decisions, Products products) {
        this.decisions = decisions;
        this.products = products;
    }

    /** The latest version of each table, in the order of the alphabet. */
    List<Version> latest() {
        return decisions.tables().stream().map(this::latest).toList();
    }

    /** The latest version; throws where there is no such table. */
    Version latest(String table) {
        return plain(decisions.latest(table));
    }

    /** A deployed version; throws {@link IllegalArgumentException} where there is none such. */
    Version version(String table, int version) {
        Version known = read.get(key(table, version));
        return known != null ? known : plain(decisions.version(table, version));
    }

    private Version plain(DecisionTable table) {
        return read.computeIfAbsent(
                key(table.table(), table.version()), key -> new Version(TableAssembler.of(table), table.version()));
    }

    private static String key(String table, int version) {
        return table + ":" + version;
    }

    /** The rules in force on that day, table by table; a table without any is left out. */
    List<Section> inForce(LocalDate day, Wanted wanted) {
        return latest().stream()
                .map(version -> new Section(
                        version,
                        version.table().lines().stream()
                                .filter(line -> isInForce(line.rule(), day))
                                .filter(line -> concerns(version.table(), line, wanted))
                                .toList()))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    /** Every day after that one on which a rule begins, or has ended the day before; in order. */
    List<Day> changesAfter(LocalDate day, Wanted wanted) {
        List<Version> tables = latest();
        Set<LocalDate> days = new TreeSet<>();
        tables.stream().flatMap(version -> version.table().lines().stream()).forEach(line -> turns(line.rule())
                .filter(turn -> turn.isAfter(day))
                .forEach(days::add));
        return days.stream()
                .map(turn -> new Day(
                        turn,
                        tables.stream()
                                .map(version -> new Turns(version, turns(version.table(), turn, wanted)))
                                .filter(turns -> !turns.turns().isEmpty())
                                .toList()))
                .filter(turn -> !turn.tables().isEmpty())
                .toList();
    }

    private static Stream<LocalDate> turns(Rule rule) {
        return Stream.concat(
                Stream.ofNullable(rule.validFrom()),
                Stream.ofNullable(rule.validTo()).map(last -> last.plusDays(1)));
    }

    private List<Turn> turns(RuleTable table, LocalDate day, Wanted wanted) {
        List<RuleTable.Line> lines = table.lines().stream()
                .filter(line -> concerns(table, line, wanted))
                .toList();
        List<RuleTable.Line> ended = lines.stream()
                .filter(line -> {
                    LocalDate last = line.rule().validTo();
                    return last != null && last.plusDays(1).equals(day);
                })
                .toList();
        Set<String> followed = new HashSet<>();
        List<Turn> turns = new ArrayList<>();
        for (RuleTable.Line line : lines) {
            if (day.equals(line.rule().validFrom())) {
                List<RuleTable.Line> before = ended.stream()
                        .filter(old -> table.meetBesidesTheDay(old, line))
                        .toList();
                before.forEach(old -> followed.add(old.rule().id()));
                turns.add(new Turn(before, line));
            }
        }
        for (RuleTable.Line old : ended) {
            if (!followed.contains(old.rule().id())) {
                turns.add(new Turn(List.of(old), null));
            }
        }
        return turns;
    }

    private static boolean isInForce(Rule rule, LocalDate day) {
        LocalDate from = rule.validFrom();
        LocalDate to = rule.validTo();
        return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
    }

    private boolean concerns(RuleTable table, RuleTable.Line line, Wanted wanted) {
        Optional<Product> product = Optional.ofNullable(wanted.product()).flatMap(products::find);
        String country = product.map(Product::country).orElse(wanted.country());
        if (country != null && !accepts(table, line, "country", country)) {
            return false;
        }
        if (product.isPresent()) {
            return accepts(table, line, "product", product.get().id());
        }
        return country == null
                || !table.reads("product")
                || products.all().stream()
                        .filter(each -> each.country().equals(country))
                        .anyMatch(each -> accepts(table, line, "product", each.id()));
    }

    private static boolean accepts(RuleTable table, RuleTable.Line line, String variable, String value) {
        for (int column = 0; column < table.inputs().size(); column++) {
            Test test = line.tests().get(column);
            if (table.inputs().get(column).variable().equals(variable) && test != null && !test.accepts(value)) {
                return false;
            }
        }
        return true;
    }
}
