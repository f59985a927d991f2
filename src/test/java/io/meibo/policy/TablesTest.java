package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.DecisionTable;
import io.meibo.workflow.DecisionTable.Row;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every table in {@code processes/decisions}, whoever wrote it. */
class TablesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern DATE = Pattern.compile("date and time\\(\"\\d{4}-\\d{2}-\\d{2}T00:00:00\"\\)");

    /** By table: the output that decides, and the words that leave it to a person. */
    private static final Map<String, Map.Entry<String, Set<String>>> FOR_A_PERSON = Map.ofEntries(
            Map.entry("verification-methods", Map.entry("verificationResult", Set.of("\"unclear\""))),
            Map.entry("needed-documents", Map.entry("accepted", Set.of("\"person\""))),
            Map.entry("line-limit", Map.entry("beyond", Set.of("\"person\""))),
            Map.entry("deposit-amount", Map.entry("decision", Set.of("\"person\""))),
            Map.entry("review-route", Map.entry("reviewRoute", Set.of("\"review\"", "\"review-by-two\""))),
            Map.entry("retention-period", Map.entry("decision", Set.of("\"person\""))),
            Map.entry("acting-persons", Map.entry("outcome", Set.of("\"person\""))),
            Map.entry("data-capture", Map.entry("dataCapture", Set.of("\"person\""))),
            Map.entry("portrait-comparison", Map.entry("portraitComparison", Set.of("\"person\""))),
            Map.entry("road-after-comparison", Map.entry("reviewRoute", Set.of("\"review\"", "\"review-by-two\""))),
            Map.entry("delivery-terms", Map.entry("post", Set.of("\"person\""))),
            Map.entry("activation-check", Map.entry("activationCheck", Set.of("\"pages\"", "\"person\""))),
            Map.entry("cancellation-right", Map.entry("decision", Set.of("\"person\""))));

    static Stream<DecisionTable> tables() {
        return Table.names().stream().map(name -> Table.all().latest(name));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_annotation_tells_source_certainty_and_reason(DecisionTable table) {
        assertThat(table.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.annotation())
                .as("%s %s", table.table(), row.id())
                .matches(Rule.ANNOTATION));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void last_two_columns_are_the_first_and_the_last_day(DecisionTable table) {
        int columns = table.inputs().size();
        assertThat(table.inputs().subList(columns - 2, columns))
                .containsExactly(
                        new DecisionTable.Column("Valid from", "appliedOn", "date"),
                        new DecisionTable.Column("Valid to", "appliedOn", "date"));
        assertThat(table.rows()).allSatisfy(row -> {
            String from = row.inputs().get(columns - 2);
            String to = row.inputs().get(columns - 1);
            Rule rule = Rule.of(row);
            assertThat(from.isEmpty()).as(row.id()).isEqualTo(rule.validFrom() == null);
            assertThat(to.isEmpty()).as(row.id()).isEqualTo(rule.validTo() == null);
            if (rule.validFrom() != null && rule.validTo() != null) {
                assertThat(rule.validFrom()).isBeforeOrEqualTo(rule.validTo());
            }
            assertThat(row.inputs().subList(0, columns - 2))
                    .as("dates stand in the last two columns")
                    .noneMatch(cell -> DATE.matcher(cell).find());
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_rule_has_its_reason_in_three_languages(DecisionTable table) throws IOException {
        Pattern kana = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");
        Pattern han = Pattern.compile("\\p{IsHan}");
        Properties english = texts(table.table(), "en");
        Properties japanese = texts(table.table(), "ja");
        Properties chinese = texts(table.table(), "zh_CN");
        var keys = new ArrayList<String>();
        for (Row row : table.rows()) {
            String key = RulingViews.key(table.table(), row.id());
            keys.add(key);
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(japanese.getProperty(key)).as(key).isNotNull().containsPattern(kana);
            assertThat(chinese.getProperty(key))
                    .as(key)
                    .isNotNull()
                    .containsPattern(han)
                    .doesNotContainPattern(kana);
            assertThat(english.getProperty(key) + japanese.getProperty(key) + chinese.getProperty(key))
                    .as("the row stands beside the text, not in it")
                    .doesNotContainPattern("(?:CN|JP|SC)-\\d{2}");
        }
        assertThat(english.stringPropertyNames())
                .as("texts without a rule")
                .filteredOn(key -> key.startsWith("rule."))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void on_every_day_every_combination_meets_one_rule_and_no_other(DecisionTable table) {
        assertThat(table.hitPolicy()).isIn("UNIQUE", "FIRST");
        assertThat(new Grid(table).combinationsWithoutTheirOneRule()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_is_not_sure_is_left_to_a_person(DecisionTable table) {
        Map.Entry<String, Set<String>> person = FOR_A_PERSON.get(table.table());
        if (person == null) {
            return;
        }
        int output = table.outputs().stream()
                .map(DecisionTable.Column::name)
                .toList()
                .indexOf(person.getKey());
        assertThat(table.rows())
                .filteredOn(row -> Set.of(Certainty.L, Certainty.UNSURE)
                        .contains(Rule.of(row).certainty()))
                .allSatisfy(row ->
                        assertThat(row.outputs().get(output)).as(row.id()).isIn(person.getValue()));
    }

    @Test
    void every_table_of_sections_three_four_and_five_is_there() {
        assertThat(Table.names())
                .contains(
                        "consent-needed",
                        "deposit-amount",
                        "line-limit",
                        "needed-documents",
                        "retention-period",
                        "review-route",
                        "verification-methods");
    }

    private static Properties texts(String table, String language) throws IOException {
        var texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                MESSAGES.resolve("rules-" + table + "_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
