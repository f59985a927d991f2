package io.meibo.identity.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.identity.check.DuplicateCheck.Resembling;
import io.meibo.policy.LineLimit;
import io.meibo.privacy.Legibility;
import io.meibo.privacy.Legibility.Outcome;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.RegistrationCase;
import io.meibo.register.Resemblances.Kind;
import io.meibo.register.Resemblances.Resemblance;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OtherChecksTest {

    private static final Legibility GOOD = judged(Outcome.PASS, "OK");
    private static final LineLimit FIVE_BY_LAW = new LineLimit(5, true);
    private static final LineLimit FIVE_BY_HOUSE_RULE = new LineLimit(5, false);
    private static final SecureRandom RANDOM = new SecureRandom();

    // ---- completeness

    @Test
    void a_missing_page_and_one_that_cannot_be_read_are_for_a_person() {
        Findings findings = CompletenessCheck.of(
                List.of("document-front", "document-back", "portrait"),
                false,
                Map.of("document-front", GOOD, "document-back", judged(Outcome.RETAKE, "IMAGE_TOO_SMALL")));
        assertThat(findings.results())
                .extracting(CheckResult::part, CheckResult::code, CheckResult::outcome)
                .containsExactly(
                        tuple("document-front", "OK", CheckOutcome.PASSED),
                        tuple("document-back", "IMAGE_TOO_SMALL", CheckOutcome.UNCLEAR),
                        tuple("portrait", "PORTRAIT_MISSING", CheckOutcome.UNCLEAR));
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void a_page_nobody_asked_for_must_be_legible_too() {
        Findings findings = CompletenessCheck.of(
                List.of("document-front"),
                false,
                Map.of("document-front", GOOD, "other", judged(Outcome.MANUAL, "IMAGE_BLURRED")));
        assertThat(findings.results())
                .extracting(CheckResult::part, CheckResult::code)
                .containsExactly(tuple("document-front", "OK"), tuple("other", "IMAGE_BLURRED"));
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void a_page_that_could_not_be_measured_is_never_silently_good() {
        Findings findings = CompletenessCheck.of(
                List.of("document-front"), false, Map.of("document-front", new Legibility(List.of())));
        assertThat(findings.results()).extracting(CheckResult::code).containsExactly("PAGE_NOT_MEASURED");
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void all_pages_there_and_legible_pass() {
        assertThat(CompletenessCheck.of(List.of("document-front"), false, Map.of("document-front", GOOD))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_document_only_a_person_may_accept_goes_to_a_person() {
        assertThat(CompletenessCheck.of(List.of(), true, Map.of()).outcome()).isEqualTo(CheckOutcome.UNCLEAR);
    }

    // ---- duplicate

    @Test
    void somebody_new_passes() {
        assertThat(DuplicateCheck.of(open(), List.of()).outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_document_known_as_anothers_fails() {
        Findings findings = DuplicateCheck.of(open(), List.of(like(RegistrationStatus.COMPLETED, Kind.SAME_DOCUMENT)));
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(findings.failures()).extracting(CheckResult::code).containsExactly("DOCUMENT_OF_ANOTHER_PERSON");
    }

    @Test
    void a_document_whose_two_names_a_person_found_to_be_one_persons_does_not_fail_again() {
        Resembling linked = new Resembling(
                of(RegistrationStatus.COMPLETED),
                List.of(new Resemblance(RegistrationId.random(RANDOM), Kind.SAME_DOCUMENT, 100)),
                true);
        assertThat(DuplicateCheck.of(open(), List.of(linked)).outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SAME_IMAGE", "NEAR_PORTRAIT"})
    void a_picture_known_under_another_name_fails_even_from_a_refused_registration(Kind kind) {
        Findings findings = DuplicateCheck.of(open(), List.of(like(RegistrationStatus.REJECTED, kind)));
        assertThat(findings.failures()).extracting(CheckResult::code).containsExactly("IMAGE_OF_ANOTHER_PERSON");
    }

    @Test
    void ones_own_picture_is_no_duplicate() {
        assertThat(DuplicateCheck.of(
                                open(), List.of(like(RegistrationStatus.COMPLETED, Kind.SAME_IMAGE, Kind.SAME_PERSON)))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void an_open_registration_of_the_same_person_is_for_a_person() {
        assertThat(DuplicateCheck.of(
                                open(),
                                List.of(like(RegistrationStatus.IN_REVIEW, Kind.SAME_DOCUMENT, Kind.SAME_PERSON)))
                        .outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RENEWED_DOCUMENT", "SECOND_DOCUMENT"})
    void a_person_known_by_another_document_is_shown_to_a_person_and_never_refused(Kind kind) {
        Findings findings = DuplicateCheck.of(open(), List.of(like(RegistrationStatus.COMPLETED, kind)));
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(findings.results()).extracting(CheckResult::code).contains("KNOWN_BY_ANOTHER_DOCUMENT");
    }

    @Test
    void a_name_that_is_alike_in_some_spelling_only_stops_nobody() {
        Resembling spelling = new Resembling(
                of(RegistrationStatus.COMPLETED),
                List.of(new Resemblance(RegistrationId.random(RANDOM), Kind.RENEWED_DOCUMENT, 70)),
                false);
        assertThat(DuplicateCheck.of(open(), List.of(spelling)).outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistrationStatus.class,
            names = {"DRAFT", "REJECTED", "WITHDRAWN", "EXPIRED"})
    void what_came_to_nothing_does_not_count(RegistrationStatus status) {
        assertThat(DuplicateCheck.of(open(), List.of(like(status, Kind.SAME_DOCUMENT)))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_line_already_held_is_no_duplicate() {
        assertThat(DuplicateCheck.of(
                                open(),
                                List.of(like(RegistrationStatus.COMPLETED, Kind.SAME_DOCUMENT, Kind.SAME_PERSON)))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    // ---- line limit

    @ParameterizedTest
    @CsvSource({"0, PASSED", "4, PASSED", "5, FAILED", "6, FAILED"})
    void a_regular_customer_cannot_hold_a_sixth_sim_in_china(int held, CheckOutcome outcome) {
        assertThat(LineLimitCheck.of(held, held, FIVE_BY_LAW::oneMoreThan).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void beyond_a_house_rule_a_person_decides() {
        assertThat(LineLimitCheck.of(5, 5, FIVE_BY_HOUSE_RULE::oneMoreThan).outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void lines_of_a_namesake_do_not_refuse() {
        Findings findings = LineLimitCheck.of(0, 5, FIVE_BY_LAW::oneMoreThan);
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(findings.results()).extracting(CheckResult::code).contains("LINE_LIMIT_REACHED_WITH_NAMESAKES");
    }

    @Test
    void without_a_known_limit_nothing_is_said() {
        assertThat(LineLimitCheck.of(9, 9, new LineLimit(null, false)::oneMoreThan)
                        .outcome())
                .isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    // ---- credit

    @ParameterizedTest
    @CsvSource({"CLEAR, PASSED", "UNPAID, FAILED", "UNSURE, UNCLEAR"})
    void unpaid_bills_fail_and_likenesses_are_for_a_person(Standing standing, CheckOutcome outcome) {
        assertThat(CreditCheck.of(standing).outcome()).isEqualTo(outcome);
    }

    @Test
    void of_a_prepaid_product_nothing_is_asked() {
        assertThat(CreditCheck.prepaid().outcome()).isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    private static Legibility judged(Outcome outcome, String code) {
        return new Legibility(List.of(new Legibility.Measure("blur", 1.0, outcome, code)));
    }

    private static Resembling like(RegistrationStatus status, Kind... kinds) {
        return new Resembling(
                of(status),
                Arrays.stream(kinds)
                        .map(kind -> new Resemblance(RegistrationId.random(RANDOM), kind, 100))
                        .toList(),
                false);
    }

    private static RegistrationCase open() {
        return of(RegistrationStatus.CHECKING);
    }

    private static RegistrationCase of(RegistrationStatus status) {
        return of(status, "meibo-china");
    }

    private static RegistrationCase of(RegistrationStatus status, String operator) {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-25T10:00:00+09:00");
        var facts = new RegistrationCase.Facts(
                "cn-postpaid-voice",
                "standard-30gb",
                "CHN",
                operator,
                "counter",
                "portrait-compared",
                "zh-CN",
                "cn-resident-id",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 25));
        return new RegistrationCase(
                RegistrationId.random(RANDOM),
                facts,
                "clerk",
                null,
                null,
                1,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                at);
    }
}
