package io.meibo.policy;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Decisions;
import io.meibo.workflow.Evaluation;
import io.meibo.workflow.camunda.ParsedTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One policy table as it stands in {@code processes/decisions}, evaluated without a process engine. */
final class Table {

    private static final Path FOLDER = Path.of("processes/decisions");

    private final String name;
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final Set<String> rulesThatFired = new HashSet<>();
    private String lastRule = "";

    Table(String name) {
        this.name = name;
        var configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> {
                    rulesThatFired.add(rule.getId());
                    lastRule = rule.getId();
                });
        configuration.getCustomPostDecisionTableEvaluationListeners().add(listener);
        this.engine = configuration.buildEngine();
        try (InputStream file = Files.newInputStream(file())) {
            this.decision = engine.parseDecision(name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return FOLDER.resolve(name + ".dmn");
    }

    /** The one row that these inputs meet; fails where it is none or more than one. */
    @SuppressWarnings("JavaUtilDate")
    Map<String, Object> row(Map<String, ?> inputs) {
        var variables = new HashMap<String, Object>();
        inputs.forEach((key, value) -> variables.put(
                key,
                value instanceof LocalDate day
                        ? Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant())
                        : value));
        return engine.evaluateDecisionTable(decision, variables)
                .getSingleResult()
                .getEntryMap();
    }

    /** The rule that decided last, without its prefix. */
    String lastRule() {
        return lastRule.replace("Rule_", "");
    }

    /** Rules of the table that no evaluation so far has met. */
    Set<String> rulesNotMet() {
        DmnModelInstance model = Dmn.readModelFromFile(file().toFile());
        var rules = new LinkedHashSet<String>();
        model.getModelElementsByType(Rule.class).forEach(rule -> rules.add(rule.getId()));
        rules.removeAll(rulesThatFired);
        return rules;
    }

    /** All tables, as the rest of the house asks them; every version is the one in the folder. */
    static Decisions all() {
        return new Decisions() {
            private final Map<String, DecisionTable> tables = new HashMap<>();

            @Override
            public Evaluation evaluate(String table, Map<String, ?> inputs) {
                return latest(table).evaluate(inputs);
            }

            @Override
            public DecisionTable latest(String table) {
                return tables.computeIfAbsent(table, name -> read(text(name)));
            }

            @Override
            public DecisionTable version(String table, int version) {
                return latest(table);
            }

            @Override
            public List<String> tables() {
                return names();
            }

            @Override
            public DecisionTable read(String dmn) {
                return ParsedTable.of(dmn, 1, "folder");
            }
        };
    }

    /** The names of all tables in the folder. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".dmn", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The DMN text of that table. */
    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
