package io.meibo.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.Evaluation;
import io.meibo.workflow.camunda.ParsedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we compute of each of our tables is what the engine decides, and each of them would pass as an upload. */
class TablesAsTheEngineReadsThemTest {

    private static final Path FOLDER = Path.of("processes/decisions");
    private static final int CASES = 120;

    static Stream<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".dmn", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void each_table_may_be_sent_back_to_us_as_it_is(String name) throws IOException {
        assertThat(TableUpload.of(Files.readAllBytes(FOLDER.resolve(name + ".dmn")))
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void we_come_to_the_rule_and_the_outcome_that_the_engine_comes_to(String name) throws IOException {
        DecisionTable engine = ParsedTable.of(Files.readString(FOLDER.resolve(name + ".dmn")), 1, "d");
        RuleTable ours = TableAssembler.of(engine);
        assertThat(ours.complete()).isTrue();
        Random random = new Random(20260401);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> facts = new HashMap<>();
            for (RuleTable.Input input : ours.inputs()) {
                facts.computeIfAbsent(input.variable(), variable -> any(ours, variable, input.type(), random));
                facts.putIfAbsent(input.variable(), null);
            }
            Evaluation told = engine.evaluate(facts);
            RuleTable.Line line = ours.decide(facts).orElse(null);
            assertThat(line == null ? List.of() : List.of(line.rule().id()))
                    .as("%s", facts)
                    .isEqualTo(told.rules());
            if (line != null) {
                assertThat(RuleTable.plain(line.outcome()))
                        .as("%s", facts)
                        .isEqualTo(RuleTable.plain(told.rows().get(0)));
            }
        }
    }

    @Test
    void every_form_we_read_means_what_the_engine_takes_it_for() {
        String numbers = FORMS.replace("TYPE", "integer");
        for (String cell : List.of(
                "5",
                "-5",
                "< 5",
                "<= 5",
                "> 5",
                ">= 5",
                "[3..6]",
                "(3..6)",
                "]3..6[",
                "[3..6)",
                "3, 5, > 8",
                "not(5)",
                "not(3, 5)",
                "-",
                "")) {
            same(numbers, cell, 2, 3, 4, 5, 6, 7, 8, 9, -5);
        }
        String truths = FORMS.replace("TYPE", "boolean");
        for (String cell : List.of("true", "false", "true, false", "")) {
            same(truths, cell, true, false);
        }
        String days = FORMS.replace("TYPE", "date");
        String day = "date and time(\"2026-04-01T00:00:00\")";
        for (String cell : List.of(
                day,
                "< " + day,
                "<= " + day,
                "> " + day,
                ">= " + day,
                "not(" + day + ")",
                "[date and time(\"2026-03-31T00:00:00\").." + day + "]")) {
            same(
                    days,
                    cell,
                    LocalDate.parse("2026-03-30"),
                    LocalDate.parse("2026-03-31"),
                    LocalDate.parse("2026-04-01"),
                    LocalDate.parse("2026-04-02"));
        }
    }

    private static void same(String form, String cell, Object... values) {
        DecisionTable engine =
                ParsedTable.of(form.replace("CELL", cell.replace("<", "&lt;").replace(">", "&gt;")), 1, "d");
        RuleTable ours = TableAssembler.of(engine);
        assertThat(ours.complete()).as(cell).isTrue();
        for (Object value : values) {
            Map<String, Object> facts = Map.of("held", value);
            assertThat(ours.decide(facts).map(line -> line.rule().id()).stream().toList())
                    .as("%s of %s", cell, value)
                    .isEqualTo(engine.evaluate(facts).rules());
        }
    }

    private static final String FORMS =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
              <decision id="forms" name="Forms">
                <decisionTable id="t" hitPolicy="UNIQUE">
                  <input id="i" label="Held"><inputExpression id="e" typeRef="TYPE"><text>held</text></inputExpression></input>
                  <output id="o" label="Result" name="result" typeRef="string"/>
                  <rule id="Rule_One"><description>operator (L): a rule.</description>
                    <inputEntry id="c"><text>CELL</text></inputEntry>
                    <outputEntry id="p"><text>"passed"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    /** A value that some rule names, one near it, one that none names, or none at all. */
    private static Object any(RuleTable table, String variable, ValueType type, Random random) {
        List<Object> values = new ArrayList<>();
        for (String cell : cells(table, variable)) {
            Matcher literal = Pattern.compile("\"([^\"]*)\"|(-?\\d+)").matcher(cell);
            while (literal.find()) {
                switch (type) {
                    case TEXT -> values.add(literal.group(1));
                    case DAY -> {
                        if (literal.group(1) != null) {
                            LocalDate day = LocalDate.parse(literal.group(1).substring(0, 10));
                            values.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
                        }
                    }
                    case WHOLE_NUMBER -> {
                        int number = new BigDecimal(literal.group(2)).intValue();
                        values.addAll(List.of(number - 1, number, number + 1));
                    }
                    case NUMBER -> {
                        double number = Double.parseDouble(literal.group(2));
                        values.addAll(List.of(number - 0.5, number, number + 0.5));
                    }
                    case TRUTH -> values.addAll(List.of(true, false));
                }
            }
        }
        switch (type) {
            case TEXT -> values.addAll(List.of("unheard-of", ""));
            case DAY -> values.add(LocalDate.of(2026, 11, 25));
            case WHOLE_NUMBER -> values.add(7);
            case NUMBER -> values.add(7.5);
            case TRUTH -> values.addAll(List.of(true, false));
        }
        if (type == ValueType.TEXT) {
            values.add(null);
        }
        return values.get(random.nextInt(values.size()));
    }

    private static Set<String> cells(RuleTable table, String variable) {
        Set<String> cells = new LinkedHashSet<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            if (table.inputs().get(column).variable().equals(variable)) {
                for (RuleTable.Line line : table.lines()) {
                    cells.add(line.cells().get(column));
                }
            }
        }
        return cells;
    }
}
