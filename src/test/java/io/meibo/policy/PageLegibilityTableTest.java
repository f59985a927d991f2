package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLegibilityTableTest {

    private static final Table TABLE = new Table("page-legibility");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final List<String> KINDS = List.of(
            "document-front",
            "document-back",
            "portrait",
            "residence-permit",
            "household-register",
            "agent-document",
            "guardian-document",
            "other");

    @ParameterizedTest(name = "{0} {3} of {1} ({2}): {4}")
    @CsvSource(
            textBlock =
                    """
        edges, document-front, passport, 2, pass, EdgesSeen
        edges, document-back, jp-driver-licence, 1, pass, EdgesSeen
        edges, document-front, jp-driver-licence, 0, manual, EdgesUnknown
        edges, household-register, passport, 0, pass, EdgesOfOtherPage
        corners-inside, document-front, passport, 4, pass, CornersIn
        corners-inside, document-front, passport, 3, retake, CornersCut
        corners-inside, other, passport, 3, manual, CornersOfOtherPage
        size, document-front, passport, 0.5, pass, SizeEnough
        size, document-front, passport, 0.49, retake, SizeTooSmall
        size, portrait, passport, 0.12, pass, PortraitSizeEnough
        size, portrait, passport, 0.11, retake, PortraitTooSmall
        dpi, document-front, passport, 300, pass, ResolutionEnough
        dpi, document-front, passport, 299, manual, ResolutionLow
        dpi, document-front, passport, 250, manual, ResolutionLow
        dpi, document-front, passport, 249, retake, ResolutionTooLow
        share, document-front, passport, 40, pass, ShareEnough
        share, document-front, passport, 39, manual, ShareLow
        share, document-front, passport, 25, manual, ShareLow
        share, document-front, passport, 24, retake, ShareTooLow
        brightness, portrait, passport, 69, retake, TooDark
        brightness, portrait, passport, 70, manual, RatherDark
        brightness, portrait, passport, 79, manual, RatherDark
        brightness, portrait, passport, 80, pass, BrightEnough
        brightness, portrait, passport, 235, pass, BrightEnough
        brightness, portrait, passport, 236, manual, RatherBright
        brightness, portrait, passport, 250, manual, RatherBright
        brightness, portrait, passport, 251, retake, TooBright
        brightness, household-register, passport, 251, manual, SheetOfWhitePaper
        contrast, other, passport, 60, pass, ContrastEnough
        contrast, other, passport, 59, manual, ContrastLow
        contrast, other, passport, 40, manual, ContrastLow
        contrast, other, passport, 39, retake, ContrastTooLow
        blur, document-front, passport, 151, pass, PassportSharp
        blur, document-front, passport, 150, manual, PassportRatherBlurred
        blur, document-front, passport, 80, manual, PassportRatherBlurred
        blur, document-front, passport, 79, retake, PassportBlurred
        blur, document-front, cn-resident-id, 101, pass, FrontSharp
        blur, document-front, cn-resident-id, 100, manual, FrontRatherBlurred
        blur, document-front, cn-resident-id, 50, manual, FrontRatherBlurred
        blur, document-front, cn-resident-id, 49, retake, FrontBlurred
        blur, document-back, cn-resident-id, 61, pass, BackSharp
        blur, document-back, cn-resident-id, 60, manual, BackRatherBlurred
        blur, document-back, cn-resident-id, 20, manual, BackRatherBlurred
        blur, document-back, cn-resident-id, 19, retake, BackBlurred
        blur, portrait, cn-resident-id, 31, pass, PortraitSharp
        blur, portrait, cn-resident-id, 30, manual, PortraitRatherBlurred
        blur, portrait, cn-resident-id, 10, manual, PortraitRatherBlurred
        blur, portrait, cn-resident-id, 9, retake, PortraitBlurred
        blur, agent-document, passport, 101, pass, OtherSharp
        blur, agent-document, passport, 100, manual, OtherRatherBlurred
        blur, agent-document, passport, 20, manual, OtherRatherBlurred
        blur, agent-document, passport, 19, retake, OtherBlurred
        blur-by-contrast, document-front, passport, 0.03, pass, SharpByContrast
        blur-by-contrast, document-front, passport, 0.029, manual, RatherBlurredByContrast
        blur-by-contrast, document-front, passport, 0.015, manual, RatherBlurredByContrast
        blur-by-contrast, document-front, passport, 0.014, retake, BlurredByContrast
        blur-by-contrast, portrait, passport, 0.001, pass, PortraitByContrast
        evenness, document-front, passport, 0.15, pass, Even
        evenness, document-front, passport, 0.14, manual, RatherSmeared
        evenness, document-front, passport, 0.06, manual, RatherSmeared
        evenness, document-front, passport, 0.05, retake, Smeared
        evenness, document-back, passport, 0, pass, EvennessOfOtherPage
        grain, document-front, passport, 7.9, pass, LittleGrain
        grain, document-front, passport, 8, manual, MuchGrain
        grain, document-front, passport, 14.9, manual, MuchGrain
        grain, document-front, passport, 15, retake, TooMuchGrain
        glare, document-front, passport, 1.9, pass, LittleGlare
        glare, document-front, passport, 2, manual, SomeGlare
        glare, document-front, passport, 4.9, manual, SomeGlare
        glare, document-front, passport, 5, retake, MuchGlare
        glare-in-zone, document-front, passport, 0.9, pass, NoGlareInZone
        glare-in-zone, document-front, passport, 1, manual, SomeGlareInZone
        glare-in-zone, document-front, passport, 4.9, manual, SomeGlareInZone
        glare-in-zone, document-front, passport, 5, retake, GlareInZone
        skew, document-front, passport, 20, pass, Straight
        skew, document-front, passport, 20.1, manual, RatherSkewed
        skew, document-front, passport, 30, manual, RatherSkewed
        skew, document-front, passport, 30.1, retake, Skewed
        finger-cover, document-front, passport, 1, manual, CatchAll
        """)
    void each_measure_is_judged_by_its_number(
            String measure, String kind, String type, double value, String outcome, String rule) {
        assertThat(row(measure, kind, type, value, DAY)).containsEntry("legibility", outcome);
        assertThat(TABLE.lastRule()).isEqualTo(rule);
    }

    @Test
    void what_is_not_passed_says_why_and_what_is_passed_says_nothing() {
        assertThat(row("glare", "document-front", "passport", 9, DAY)).containsEntry("code", "IMAGE_GLARE");
        assertThat(row("glare", "document-front", "passport", 0, DAY)).containsEntry("code", "OK");
    }

    @Test
    void every_number_of_every_kind_of_page_meets_exactly_one_rule_on_every_day() {
        for (String measure : List.of("edges", "size", "blur", "blur-by-contrast", "evenness", "share", "skew")) {
            for (String kind : KINDS) {
                for (double value : new double[] {0, 0.02, 0.3, 3, 20.5, 55, 99, 1_000}) {
                    assertThat(row(measure, kind, "passport", value, DAY)).hasSize(2);
                }
            }
        }
        for (LocalDate day : Values.DAYS) {
            assertThat(row("blur", "document-front", "passport", 300, day)).containsEntry("legibility", "pass");
        }
    }

    private static Map<String, Object> row(String measure, String kind, String type, double value, LocalDate day) {
        return TABLE.row(
                Map.of("measure", measure, "pageKind", kind, "documentType", type, "value", value, "appliedOn", day));
    }

    @AfterAll
    static void every_rule_has_a_case() {
        assertThat(TABLE.rulesNotMet()).isEmpty();
    }
}
