package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadAfterComparisonTableTest {

    private static final Table TABLE = new Table("road-after-comparison");
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final List<String> ROADS = List.of("straight", "review", "review-by-two", "refuse");

    @ParameterizedTest(name = "{0}, {1} on the road {2}: {3}")
    @CsvSource(
            textBlock =
                    """
        due,        no-match,      straight,      refuse,        NoMatch
        due,        no-match,      refuse,        refuse,        NoMatch
        not-needed, none,          refuse,        refuse,        RefusedAnyway
        due,        cannot-tell,   straight,      review-by-two, InDoubt
        due,        match-doubted, review,        review-by-two, InDoubt
        due,        match,         straight,      straight,      MatchStraight
        due,        match,         review,        review,        MatchReview
        due,        match,         review-by-two, review-by-two, MatchByTwo
        not-needed, none,          straight,      straight,      NotNeededStraight
        not-needed, none,          review,        review,        NotNeededReview
        not-needed, none,          review-by-two, review-by-two, NotNeededByTwo
        person,     none,          straight,      review,        LeftToOneReviewer
        due,        none,          review,        review,        LeftToOneReviewer
        person,     none,          review-by-two, review-by-two, LeftToTwoReviewers
        due,        match,         elsewhere,     review-by-two, UnknownRoad
        due,        who-knows,     straight,      review-by-two, CatchAll
        """)
    void the_road_follows_from_the_comparison(
            String comparison, String result, String road, String after, String rule) {
        assertThat(row(comparison, result, road)).isEqualTo(after);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void a_road_never_becomes_easier() {
        for (String comparison : List.of("due", "not-needed", "person", "unknown")) {
            for (String result : List.of("match", "match-doubted", "no-match", "cannot-tell", "none", "unknown")) {
                for (String road : ROADS) {
                    assertThat(ROADS.indexOf(row(comparison, result, road)))
                            .as("%s %s %s", comparison, result, road)
                            .isGreaterThanOrEqualTo(ROADS.indexOf(road));
                }
            }
        }
    }

    private static String row(String comparison, String result, String road) {
        return TABLE.row(Map.of(
                        "portraitComparison", comparison,
                        "portraitResult", result,
                        "reviewRoute", road,
                        "appliedOn", DAY))
                .get("reviewRoute")
                .toString();
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
