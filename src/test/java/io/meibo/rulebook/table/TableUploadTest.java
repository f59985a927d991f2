package io.meibo.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableUploadTest {

    private static final String SPLIT = "2026-04-01";

    @Test
    void a_plain_table_is_read_and_computed() {
        RuleTable table = read(table("\"online\"", "not(\"online\")")).table().orElseThrow();

        assertThat(table.id()).isEqualTo("verification-methods");
        assertThat(decided(table, "online", "2026-03-31")).isEqualTo("Rule_Before");
        assertThat(decided(table, "online", SPLIT)).isEqualTo("Rule_After");
        assertThat(decided(table, "counter", SPLIT)).isEqualTo("Rule_Other");
        assertThat(table.line("Rule_After").orElseThrow().rule())
                .satisfies(rule -> assertThat(rule.sources()).containsExactly("JP-04"))
                .satisfies(rule -> assertThat(rule.certainty().code()).isEqualTo("M"))
                .satisfies(rule -> assertThat(rule.validFrom()).isEqualTo(LocalDate.parse(SPLIT)))
                .satisfies(rule -> assertThat(rule.validTo()).isNull());
        assertThat(table.line("Rule_Before").orElseThrow().rule().validTo())
                .isEqualTo(LocalDate.parse(SPLIT).minusDays(1));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "${runtimeService.deleteDeployment(\"1\")}",
                "#{systemProperties}",
                "T(java.lang.Runtime).getRuntime().exec(\"id\")",
                "\"online\" + string(1)",
                "for i in 1..1000000000 return i",
                "some x in [1,2] satisfies x = 1",
                "function() 1",
                "if true then \"a\" else \"b\"",
                "contains(?, \"on\")",
                "? = \"online\"",
                "string length(?) > 3",
                "channel",
                "country.name",
                "[\"a\"]",
                "{a: 1}",
                "now()",
                "not(channel)",
                "not(not(\"a\"))",
                "< \"online\"",
                "\"on\\\"line\"",
                "\"${7*7}\"",
                "\"<script>\"",
                "\"online",
                "\"a\",",
                ", \"a\"",
                "\"a\" \"b\"",
                "5",
                "true",
                "date and time(\"2026-04-01T00:00:00\")"
            })
    void whatever_is_no_plain_test_of_a_text_is_refused_before_anything_is_computed(String cell) {
        assertThat(codes(table(cell, "not(\"online\")"))).containsExactly("TABLE_EXPRESSION");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "date(\"2026-04-01\")",
                "< date(\"2026-04-01\")",
                "< date and time(\"2026-04-31T00:00:00\")",
                "< date and time(\"2026-04-01T00:00:00Z\")",
                "< date and time(appliedOn)",
                "< now()",
                "< \"2026-04-01\"",
                "2026"
            })
    void a_day_is_compared_with_a_day_that_exists_and_nothing_else(String cell) {
        String dmn = table("\"online\"", "not(\"online\")")
                .replace("&lt; date and time(\"2026-04-01T00:00:00\")", escaped(cell));

        assertThat(codes(dmn)).containsExactly("TABLE_EXPRESSION");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        passed                       | TABLE_EXPRESSION
        "a" + "b"                    | TABLE_EXPRESSION
        ${execution.setVariable(1)}  | TABLE_EXPRESSION
        "=cmd"                       | TABLE_EXPRESSION
        ["passed"]                   | TABLE_EXPRESSION
        """)
    void an_outcome_is_a_value(String cell, String code) {
        String dmn = table("\"online\"", "not(\"online\")")
                .replaceFirst(
                        "<text>\"passed\"</text>", "<text>" + Matcher.quoteReplacement(escaped(cell)) + "</text>");

        assertThat(codes(dmn)).containsExactly(code);
    }

    @Test
    void no_entity_is_read_from_outside_and_none_is_multiplied() {
        String dmn = table("\"online\"", "not(\"online\")");
        String outside =
                dmn.replace("<definitions", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><definitions");
        String laughs = dmn.replace(
                        "<definitions",
                        "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><definitions")
                .replace("\"online\"", "&c;");

        assertThat(codes(outside.replace("\"online\"", "&x;"))).containsExactly("TABLE_NOT_XML");
        assertThat(codes(laughs)).containsExactly("TABLE_NOT_XML");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        <decisionTable          | <variable id="v" name="v"/><decisionTable                                  | TABLE_ELEMENT
        <decisionTable          | <informationRequirement id="r"/><decisionTable                             | TABLE_ELEMENT
        <decisionTable          | <extensionElements><x/></extensionElements><decisionTable                  | TABLE_ELEMENT
        <decision id            | <businessKnowledgeModel id="b" name="b"/><decision id                      | TABLE_ELEMENT
        <decision id            | <import namespace="n" importType="t" name="i"/><decision id                | TABLE_ELEMENT
        <inputExpression id="e1"| <inputExpression id="e1" expressionLanguage="juel"                         | TABLE_LANGUAGE
        <inputEntry id="c1"     | <inputEntry id="c1" expressionLanguage="groovy"                            | TABLE_LANGUAGE
        <outputEntry id="o1"    | <outputEntry id="o1" expressionLanguage="javascript"                       | TABLE_LANGUAGE
        <input id="i1"          | <input id="i1" xmlns:c="http://camunda.org/schema/1.0/dmn" c:inputVariable="x" | TABLE_INPUT_NOT_PLAIN
        <text>channel</text>    | <text>channel + "x"</text>                                                 | TABLE_INPUT_NOT_PLAIN
        <text>channel</text>    | <text>${channel}</text>                                                    | TABLE_INPUT_NOT_PLAIN
        hitPolicy="UNIQUE"      | hitPolicy="COLLECT" aggregation="SUM"                                      | TABLE_HIT_POLICY
        hitPolicy="UNIQUE"      | hitPolicy="RULE ORDER"                                                     | TABLE_HIT_POLICY
        Rule_After              | Rule_Before                                                                | TABLE_RULE_ID
        name="verificationResult" | name="a b"                                                               | TABLE_OUTPUT_NAME
        id="verification-methods" | id="../etc"                                                              | TABLE_UNKNOWN
        MODEL/"                 | MODEL/other"                                                               | TABLE_NOT_DMN
        """)
    void what_would_change_the_meaning_of_a_table_is_refused(String from, String to, String code) {
        String dmn = table("\"online\"", "not(\"online\")");
        assertThat(dmn).contains(from);

        assertThat(codes(dmn.replace(from, to))).contains(code);
    }

    @Test
    void a_case_without_a_rule_is_told_by_an_example() {
        TableUpload.Read read = read(table("\"online\"", "\"counter\""));

        assertThat(read.table()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("TABLE_GAP");
            assertThat(fault.arguments()).containsExactly("channel = another value");
        });
    }

    @Test
    void a_day_between_two_rules_is_a_gap_and_a_shared_day_an_overlap() {
        String dmn = table("\"online\"", "not(\"online\")");

        assertThat(codes(dmn.replace("&gt;= date and time(\"2026-04-01", "&gt;= date and time(\"2026-04-02")))
                .containsExactly("TABLE_GAP");
        assertThat(read(dmn.replace("&gt;= date and time(\"2026-04-01", "&gt;= date and time(\"2026-03-31"))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("TABLE_OVERLAP");
                    assertThat(fault.arguments()).containsExactly("Rule_Before", "Rule_After");
                });
    }

    @Test
    void whatever_is_no_table_is_answered_and_never_thrown() {
        assertThat(codes("")).containsExactly("TABLE_NOT_XML");
        assertThat(codes("PK\u0003\u0004")).containsExactly("TABLE_NOT_XML");
        assertThat(codes("<html><body>hello</body></html>")).containsExactly("TABLE_NOT_DMN");
        assertThat(codes("<definitions/>")).containsExactly("TABLE_NOT_DMN");
        assertThat(codes("<a>".repeat(100_000))).containsExactly("TABLE_NOT_XML");
        assertThat(codes("<a>".repeat(100_000) + "</a>".repeat(100_000))).containsExactly("TABLE_NOT_DMN");
        assertThat(TableUpload.of(new byte[TableUpload.LARGEST + 1]).faults())
                .extracting(Fault::code)
                .containsExactly("TABLE_TOO_LARGE");
    }

    private static String decided(RuleTable table, String channel, String day) {
        return table.decide(Map.of("channel", channel, "appliedOn", LocalDate.parse(day)))
                .orElseThrow()
                .rule()
                .id();
    }

    private static List<String> codes(String dmn) {
        return read(dmn).faults().stream().map(Fault::code).distinct().toList();
    }

    private static TableUpload.Read read(String dmn) {
        return TableUpload.of(dmn.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String cell) {
        return cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Two rules for a channel, before and from a day on, and one for all others. */
    private static String table(String channel, String others) {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
              <decision id="verification-methods" name="Verification methods">
                <decisionTable id="t" hitPolicy="UNIQUE">
                  <input id="i1" label="Channel"><inputExpression id="e1" typeRef="string"><text>channel</text></inputExpression></input>
                  <input id="i2" label="Valid from"><inputExpression id="e2" typeRef="date"><text>appliedOn</text></inputExpression></input>
                  <output id="o" label="Result" name="verificationResult" typeRef="string"/>
                  <rule id="Rule_Before"><description>JP-04 (M): the image of a document was enough.</description>
                    <inputEntry id="c1"><text>%1$s</text></inputEntry>
                    <inputEntry id="c2"><text>&lt; date and time("2026-04-01T00:00:00")</text></inputEntry>
                    <outputEntry id="o1"><text>"passed"</text></outputEntry></rule>
                  <rule id="Rule_After"><description>JP-04 (M): the image of a document is no longer enough.</description>
                    <inputEntry id="c3"><text>%1$s</text></inputEntry>
                    <inputEntry id="c4"><text>&gt;= date and time("2026-04-01T00:00:00")</text></inputEntry>
                    <outputEntry id="o2"><text>"failed"</text></outputEntry></rule>
                  <rule id="Rule_Other"><description>operator (L): a person looks.</description>
                    <inputEntry id="c5"><text>%2$s</text></inputEntry>
                    <inputEntry id="c6"><text></text></inputEntry>
                    <outputEntry id="o3"><text>"unclear"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """
                .formatted(escaped(channel), escaped(others));
    }
}
