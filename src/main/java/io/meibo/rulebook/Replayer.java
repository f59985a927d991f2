package io.meibo.rulebook;

import io.meibo.policy.StampArchive.Stored;
import io.meibo.register.AppliedCases.Applied;
import io.meibo.register.AppliedCases.Part;
import io.meibo.rulebook.Verdict.Consequence;
import io.meibo.rulebook.Verdict.Difference;
import io.meibo.rulebook.Verdict.Obstacle;
import io.meibo.rulebook.Verdict.RuleRef;
import io.meibo.rulebook.Verdict.Side;
import io.meibo.rulebook.table.RuleTable;
import io.meibo.workflow.TableHistory;
import io.meibo.workflow.TableHistory.Deployed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes what changed tables would have said of a registration, from what is stored of it: the stamps of its latest
 * round, or, where it is older than stamps, the register's facts. Reads and computes only. One object a computation.
 */
final class Replayer {

    private static final String ROAD = "review-route";

    private final Map<String, RuleTable> changed;
    private final Rulebook rulebook;
    private final TableHistory history;
    private final Map<String, List<Deployed>> versions = new HashMap<>();

    /** An answer a table has given: stamped, or computed from the register as the table stood then. */
    private record Answer(
            String table,
            String what,
            int round,
            String basis,
            Rulebook.Version asked,
            List<String> rules,
            Map<String, @Nullable Object> facts,
            Map<String, @Nullable String> outcome) {}

    private static final class CannotReplay extends Exception {
        private final String code;

        CannotReplay(String code) {
            super(code);
            this.code = code;
        }
    }

    Replayer(Map<String, RuleTable> changed, Rulebook rulebook, TableHistory history) {
        this.changed = new TreeMap<>(changed);
        this.rulebook = rulebook;
        this.history = history;
    }

    Verdict judge(Applied own, List<Stored> stamps, List<Part> parts) {
        List<Difference> differences = new ArrayList<>();
        List<String> notAsked = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        Map<String, Map<String, Object>> answeredOtherwise = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable String>> answeredBefore = new HashMap<>();
        boolean otherRule = false;
        for (RuleTable table : changed.values()) {
            List<Stored> asked = latest(stamps, table.id());
            if (asked.isEmpty() && !stamps.isEmpty()) {
                notAsked.add(table.id());
                continue;
            }
            try {
                List<Answer> answers = new ArrayList<>();
                for (Stored stamp : asked) {
                    answers.add(stamped(own, stamp));
                }
                if (asked.isEmpty()) {
                    answers.add(fromRegister(own, table.id(), parts));
                }
                for (Answer answer : answers) {
                    RuleTable.Line line = decide(table, answer.facts());
                    Map<String, @Nullable String> outcome = RuleTable.plain(line.outcome());
                    if (outcome.equals(answer.outcome())) {
                        otherRule |= !answer.rules().contains(line.rule().id());
                    } else {
                        differences.add(difference(answer, line, outcome));
                        answeredOtherwise
                                .computeIfAbsent(table.id(), key -> new LinkedHashMap<>())
                                .putAll(present(line.outcome()));
                        answeredBefore.put(table.id(), answer.outcome());
                    }
                }
            } catch (CannotReplay e) {
                obstacles.add(new Obstacle(table.id(), e.code));
            }
        }
        List<Consequence> consequences = answeredOtherwise.isEmpty()
                ? List.of()
                : consequences(own, stamps, parts, answeredBefore, answeredOtherwise);
        return new Verdict(differences, consequences, otherRule, notAsked, obstacles);
    }

    /** The latest answer of this table on each of what it was asked about. */
    private static List<Stored> latest(List<Stored> stamps, String table) {
        Map<String, Stored> latest = new TreeMap<>();
        for (Stored stamp : stamps) {
            if (stamp.table().equals(table)) {
                latest.merge(stamp.what(), stamp, (one, other) -> one.round() > other.round() ? one : other);
            }
        }
        return List.copyOf(latest.values());
    }

    /** A stamped answer; refused where our own computing does not come to what was stamped. */
    private Answer stamped(Applied own, Stored stamp) throws CannotReplay {
        Rulebook.Version asked = version(stamp.table(), stamp.version());
        Map<String, @Nullable Object> facts = new HashMap<>(factsOf(own));
        facts.putAll(stamp.inputs());
        Map<String, @Nullable String> outcome = RuleTable.plain(stamp.outputs());
        if (asked.table().complete()
                && !RuleTable.plain(decide(asked.table(), facts).outcome()).equals(outcome)) {
            throw new CannotReplay("STAMP_DISAGREES");
        }
        return new Answer(
                stamp.table(), stamp.what(), stamp.round(), Verdict.STAMP, asked, stamp.rules(), facts, outcome);
    }

    /** What the table, as it stood when the registration was taken in, says of the register's facts. */
    private Answer fromRegister(Applied own, String table, List<Part> parts) throws CannotReplay {
        Map<String, @Nullable Object> facts = new HashMap<>(factsOf(own));
        Rulebook.Version asked = versionAt(own, table);
        if (table.equals(ROAD) || asked.table().reads("creditResult")) {
            var checks = new CheckOutcomes(parts, own.round());
            if (!checks.complete()) {
                throw new CannotReplay("CHECKS_NOT_STORED");
            }
            facts.putAll(checks.variables());
            facts.put("reviewOutcome", own.round() > 1 ? "return" : null);
            Rulebook.Version methods = versionAt(own, "verification-methods");
            facts.putAll(decide(methods.table(), facts).outcome());
        }
        RuleTable.Line line = decide(asked.table(), facts);
        return new Answer(
                table,
                "",
                own.round(),
                Verdict.REGISTER,
                asked,
                List.of(line.rule().id()),
                facts,
                RuleTable.plain(line.outcome()));
    }

    private static Map<String, @Nullable Object> factsOf(Applied own) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("product", own.product());
        facts.put("country", own.country());
        facts.put("operator", own.operator());
        facts.put("channel", own.channel());
        facts.put("verification", own.verification());
        facts.put("documentType", own.documentType());
        facts.put("deliveryForm", own.deliveryForm());
        facts.put("deliveryMethod", own.deliveryMethod());
        facts.put("appliedOn", own.appliedOn());
        return facts;
    }

    private Rulebook.Version version(String table, int version) throws CannotReplay {
        try {
            return rulebook.version(table, version);
        } catch (IllegalArgumentException e) {
            throw new CannotReplay("VERSION_NOT_KNOWN");
        }
    }

    private Rulebook.Version versionAt(Applied own, String table) throws CannotReplay {
        List<Deployed> deployed = versions.computeIfAbsent(table, history::versions);
        if (deployed.isEmpty()) {
            throw new CannotReplay("VERSION_NOT_KNOWN");
        }
        int version = deployed.get(0).version();
        for (Deployed each : deployed) {
            if (!each.since().isAfter(own.createdAt())) {
                version = each.version();
            }
        }
        return version(table, version);
    }

    private static RuleTable.Line decide(RuleTable table, Map<String, @Nullable Object> facts) throws CannotReplay {
        for (RuleTable.Input input : table.inputs()) {
            if (!facts.containsKey(input.variable())) {
                throw new CannotReplay("INPUT_NOT_STORED");
            }
        }
        if (!table.complete()) {
            throw new CannotReplay("TABLE_NOT_READABLE");
        }
        try {
            return table.decide(facts).orElseThrow(() -> new CannotReplay("NO_RULE"));
        } catch (IllegalArgumentException e) {
            throw new CannotReplay("INPUT_NOT_READABLE");
        }
    }

    private static Difference difference(Answer answer, RuleTable.Line line, Map<String, @Nullable String> outcome) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        answer.asked()
                .table()
                .inputs()
                .forEach(input -> asked.put(input.variable(), answer.facts().get(input.variable())));
        return new Difference(
                answer.table(),
                answer.what(),
                answer.round(),
                answer.basis(),
                RuleTable.plain(asked),
                before(answer),
                new Side(null, List.of(RuleRef.of(line.rule())), outcome));
    }

    private static Side before(Answer answer) {
        return new Side(
                answer.asked().version(),
                answer.rules().stream()
                        .flatMap(id -> answer.asked().table().line(id).stream())
                        .map(line -> RuleRef.of(line.rule()))
                        .toList(),
                answer.outcome());
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> outcome) {
        Map<String, Object> present = new LinkedHashMap<>();
        outcome.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    private List<Consequence> consequences(
            Applied own,
            List<Stored> stamps,
            List<Part> parts,
            Map<String, Map<String, @Nullable String>> before,
            Map<String, Map<String, Object>> after) {
        List<Answer> others = new ArrayList<>();
        List<Consequence> consequences = new ArrayList<>();
        try {
            others.addAll(laterAnswers(own, stamps, parts));
        } catch (CannotReplay e) {
            // the road was not chosen yet, or cannot be told
            if (!e.code.equals("CHECKS_NOT_STORED")) {
                consequences.add(new Consequence(ROAD, own.round(), Map.of(), null, null, e.code));
            }
            return consequences;
        }
        Map<String, Object> inputs = new HashMap<>();
        var checks = new CheckOutcomes(parts, own.round());
        for (Map.Entry<String, Map<String, Object>> answer : after.entrySet()) {
            inputs.putAll(answer.getValue());
            if (CheckOutcomes.worksThroughACheck(answer.getKey()) && !others.isEmpty()) {
                Optional<Map<String, Object>> through = checks.with(
                        answer.getKey(), Objects.requireNonNull(before.get(answer.getKey())), answer.getValue());
                if (through.isEmpty() && !feedsByName(answer.getValue().keySet(), others)) {
                    consequences.add(new Consequence(ROAD, own.round(), Map.of(), null, null, "NOT_STORED"));
                }
                through.ifPresent(inputs::putAll);
            }
        }
        Set<Answer> open = new HashSet<>(others);
        boolean more = true;
        while (more) {
            more = false;
            for (Answer answer : others) {
                Map<String, @Nullable String> moved = moved(answer, inputs);
                if (!moved.isEmpty() && open.remove(answer)) {
                    more = true;
                    consequences.addAll(again(answer, inputs, moved));
                }
            }
        }
        return consequences;
    }

    /** The answers that may follow from others: those stamped, or the road as the register tells it. */
    private List<Answer> laterAnswers(Applied own, List<Stored> stamps, List<Part> parts) throws CannotReplay {
        List<Answer> answers = new ArrayList<>();
        if (stamps.isEmpty()) {
            answers.add(fromRegister(own, ROAD, parts));
            return answers;
        }
        Set<String> tables = new HashSet<>();
        for (Stored stamp : stamps) {
            if (tables.add(stamp.table())) {
                for (Stored latest : latest(stamps, stamp.table())) {
                    later(own, latest).ifPresent(answers::add);
                }
            }
        }
        return answers;
    }

    /** Only what cannot be told of the road itself is worth telling. */
    private Optional<Answer> later(Applied own, Stored stamp) throws CannotReplay {
        try {
            return Optional.of(stamped(own, stamp));
        } catch (CannotReplay e) {
            if (stamp.table().equals(ROAD)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean feedsByName(Set<String> outputs, List<Answer> others) {
        return others.stream().anyMatch(answer -> outputs.stream()
                .anyMatch(output -> answer.asked().table().reads(output)));
    }

    /** Those inputs of an answer that are now others. */
    private static Map<String, @Nullable String> moved(Answer answer, Map<String, Object> inputs) {
        Map<String, @Nullable Object> moved = new TreeMap<>();
        inputs.forEach((name, value) -> {
            if (answer.asked().table().reads(name)
                    && !Objects.equals(
                            RuleTable.plain(Map.of(name, value)),
                            RuleTable.plain(one(name, answer.facts().get(name))))) {
                moved.put(name, value);
            }
        });
        return RuleTable.plain(moved);
    }

    private static Map<String, @Nullable Object> one(String name, @Nullable Object value) {
        Map<String, @Nullable Object> one = new HashMap<>();
        one.put(name, value);
        return one;
    }

    private List<Consequence> again(Answer answer, Map<String, Object> inputs, Map<String, @Nullable String> moved) {
        Map<String, @Nullable Object> facts = new HashMap<>(answer.facts());
        facts.putAll(inputs);
        RuleTable table = changed.getOrDefault(answer.table(), answer.asked().table());
        try {
            RuleTable.Line line = decide(table, facts);
            Map<String, @Nullable String> outcome = RuleTable.plain(line.outcome());
            inputs.putAll(present(line.outcome()));
            if (outcome.equals(answer.outcome())) {
                return List.of();
            }
            Integer version = changed.containsKey(answer.table())
                    ? null
                    : (Integer) answer.asked().version();
            return List.of(new Consequence(
                    answer.table(),
                    answer.round(),
                    moved,
                    before(answer),
                    new Side(version, List.of(RuleRef.of(line.rule())), outcome),
                    null));
        } catch (CannotReplay e) {
            return List.of(new Consequence(answer.table(), answer.round(), moved, before(answer), null, e.code));
        }
    }
}
