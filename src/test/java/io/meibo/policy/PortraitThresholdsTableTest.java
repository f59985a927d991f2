package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortraitThresholdsTableTest {

    private static final Table TABLE = new Table("portrait-thresholds");

    @ParameterizedTest(name = "{0} with {1}: from {2}, at most {3}")
    @CsvSource(
            textBlock =
                    """
        CHN, cn-resident-id,       0.80,  0.0001, CnChipPhoto
        CHN, passport,             0.85,  0.0001, CnPrintedPhoto
        CHN, cn-household-booklet, never, 0.0001, CnOtherDocument
        JPN, jp-driver-licence,    never, 0.0001, CatchAll
        """)
    void likeness_is_asked_by_the_photo_there_is(
            String country, String documentType, String similarFrom, String falseAcceptAtMost, String rule) {
        assertThat(TABLE.row(Map.of(
                        "country", country,
                        "documentType", documentType,
                        "appliedOn", LocalDate.parse("2026-11-25"))))
                .containsEntry("similarFrom", similarFrom)
                .containsEntry("falseAcceptAtMost", falseAcceptAtMost);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
