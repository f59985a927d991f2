package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.workflow.DecisionTable.Row;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    @Test
    void annotation_tells_sources_certainty_and_reason() {
        Rule rule = Rule.of(row("JP-13, section 1.4, operator (M): shown at the counter, by sight.", "", ""));
        assertThat(rule)
                .isEqualTo(new Rule(
                        "Rule_It",
                        List.of("JP-13", "section 1.4", "operator"),
                        Certainty.M,
                        null,
                        null,
                        "shown at the counter, by sight."));
    }

    @Test
    void last_two_columns_tell_the_first_and_the_last_day() {
        Rule rule = Rule.of(row(
                "CN-06 (H): five.",
                ">= date and time(\"2026-04-01T00:00:00\")",
                "<= date and time(\"2027-03-31T00:00:00\")"));
        assertThat(rule.validFrom()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(rule.validTo()).isEqualTo(LocalDate.parse("2027-03-31"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "M", "L", "unsure"})
    void every_certainty_is_read_and_written_alike(String code) {
        assertThat(Rule.of(row("JP-20 (" + code + "): open.", "", ""))
                        .certainty()
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Catch-all: a person looks.",
                "JP-04: no certainty.",
                "JP-04 (X): no such certainty.",
                "JP-04 (M): no full stop",
                "JP-08 to JP-12 (M): a range.",
                "JP-4 (M): no such row.",
                "JP-04 (M):no space.",
                "JP-04,JP-05 (M): no space.",
                "JP-04 (M): "
            })
    void annotation_in_another_form_is_kept_whole_and_counts_as_unsure(String annotation) {
        Rule rule = Rule.of(row(annotation, "", ""));
        assertThat(rule.certainty()).isEqualTo(Certainty.UNSURE);
        assertThat(rule.reason()).isEqualTo(annotation);
    }

    @Test
    void rows_named_in_another_form_are_still_found() {
        assertThat(Rule.of(row("JP-26, see CN-06, and SC-11 here.", "", "")).sources())
                .containsExactly("JP-26", "CN-06", "SC-11");
    }

    @Test
    void table_without_dates_has_rules_without_dates() {
        Rule rule = Rule.of(new Row("Rule_It", "CN-06 (H): five.", List.of("\"CHN\""), List.of("5")));
        assertThat(rule.validFrom()).isNull();
        assertThat(rule.validTo()).isNull();
    }

    private static Row row(String annotation, String from, String to) {
        return new Row("Rule_It", annotation, List.of("\"JPN\"", from, to), List.of("\"passed\""));
    }
}
