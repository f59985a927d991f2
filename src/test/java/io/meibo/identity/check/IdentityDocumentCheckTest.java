package io.meibo.identity.check;

import static io.meibo.identity.check.Telling.TODAY;
import static io.meibo.identity.check.Telling.aChineseResident;
import static io.meibo.identity.check.Telling.aJapaneseDriver;
import static io.meibo.identity.check.Telling.aVisitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CheckOutcome;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityDocumentCheckTest {

    private static final Set<String> ACCEPTED = Set.of("passport", "jp-driver-licence", "cn-resident-id");
    private static final House HOUSE = new House(TODAY, Period.ofDays(14), false);

    @Test
    void a_passport_that_agrees_in_everything_passes_part_by_part() {
        Findings findings = check(aVisitor());
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(codes(findings))
                .containsOnlyKeys(
                        "format",
                        "check-digit",
                        "plausibility",
                        "expiry",
                        "expiry-contract",
                        "zone-format",
                        "zone-check-digit",
                        "zone-plausibility",
                        "zone-number",
                        "zone-birth-date",
                        "zone-expiry",
                        "zone-sex",
                        "zone-nationality",
                        "zone-issuer",
                        "zone-name",
                        "type",
                        "authenticity",
                        "person-binding")
                .containsEntry("authenticity", "AUTHENTICITY_NOT_TESTED")
                .containsEntry("person-binding", "BINDING_DOCUMENT_SHOWN");
    }

    @Test
    void a_right_check_digit_says_nothing_of_authenticity() {
        assertThat(part(check(aJapaneseDriver()), "check-digit").outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(part(check(aJapaneseDriver()), "authenticity").outcome()).isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    @Test
    void only_a_chip_or_a_signature_speaks_for_the_document() {
        Findings findings =
                IdentityDocumentCheck.of(aVisitor().data(), ACCEPTED, "chip-read", CheckOutcome.PASSED, HOUSE);
        assertThat(part(findings, "authenticity").outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, BINDING_NOT_ALLOWED",
        "UNCLEAR, BINDING_FOR_A_PERSON",
        "PASSED, BINDING_IMAGE_UPLOADED",
    })
    void whether_the_person_is_bound_well_enough_is_for_the_policy(CheckOutcome allowed, String code) {
        Findings findings = IdentityDocumentCheck.of(aVisitor().data(), ACCEPTED, "image-uploaded", allowed, HOUSE);
        assertThat(part(findings, "person-binding").outcome()).isEqualTo(allowed);
        assertThat(part(findings, "person-binding").code()).isEqualTo(code);
        assertThat(findings.outcome()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, expiry, FAILED, IDENTITY_DOCUMENT_EXPIRED",
        "2026-11-25, expiry-contract, UNCLEAR, IDENTITY_DOCUMENT_EXPIRES_SOON",
        "2026-12-08, expiry-contract, UNCLEAR, IDENTITY_DOCUMENT_EXPIRES_SOON",
        "2026-12-09, expiry-contract, PASSED, OK",
    })
    void a_document_is_valid_on_its_last_day_and_until_the_contract(
            LocalDate until, String part, CheckOutcome outcome, String code) {
        CheckResult result = part(check(aJapaneseDriver().validUntil(until)), part);
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.code()).isEqualTo(code);
    }

    @Test
    void long_term_is_a_value_and_a_missing_date_is_not() {
        assertThat(check(aChineseResident()).outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(part(check(aChineseResident().withoutExpiry()), "expiry").code())
                .isEqualTo("EXPIRY_DATE_MISSING");
    }

    @Test
    void a_licence_number_with_a_wrong_digit_fails() {
        CheckResult result = part(check(aJapaneseDriver().withNumber("302012345620")), "check-digit");
        assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(result.pointer()).isEqualTo("/identityDocument/number");
    }

    @Test
    void a_resident_number_must_hold_the_birth_date_typed() {
        Findings findings = check(aChineseResident().born(LocalDate.of(1949, 12, 30)));
        assertThat(part(findings, "number-birth-date").code()).isEqualTo("BIRTH_DATE_DIFFERS_FROM_NUMBER");
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(part(check(aChineseResident().ofSex("M")), "number-sex").outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void what_a_check_digit_covers_fails_when_it_differs_and_the_rest_is_for_a_person() {
        assertFinding(aVisitor().withNumber("L898902C4"), "zone-number", CheckOutcome.FAILED);
        assertFinding(aVisitor().born(LocalDate.of(1974, 8, 13)), "zone-birth-date", CheckOutcome.FAILED);
        assertFinding(aVisitor().validUntil(LocalDate.of(2031, 4, 16)), "zone-expiry", CheckOutcome.FAILED);
        assertFinding(aVisitor().of("NOR"), "zone-nationality", CheckOutcome.UNCLEAR);
        assertFinding(aVisitor().ofSex("M"), "zone-sex", CheckOutcome.UNCLEAR);
        assertFinding(aVisitor().named("ERIKSON", "ANNA"), "zone-name", CheckOutcome.UNCLEAR);
        assertFinding(aVisitor().named("王", "秀英"), "zone-name", CheckOutcome.UNCLEAR);
        assertFinding(aVisitor().named("SMITH", "JOHN"), "zone-name", CheckOutcome.FAILED);
        assertFinding(aVisitor().ofSex(null), "zone-name", CheckOutcome.PASSED);
    }

    @Test
    void a_travel_permit_may_print_another_number_in_its_zone() {
        assertFinding(
                aVisitor().showingType("cn-hk-macao-travel-permit").withNumber("H12345678"),
                "zone-number",
                CheckOutcome.UNCLEAR);
    }

    @Test
    void a_wrong_zone_is_not_compared() {
        Findings findings = check(aVisitor()
                .withZone(List.of(
                        "P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "L898902C36SWE7408122F3104150ZE184226B<<<<<17")));
        assertThat(part(findings, "zone-check-digit").code()).isEqualTo("MRZ_COMPOSITE_CHECK_DIGIT");
        assertThat(codes(findings)).doesNotContainKey("zone-name");
    }

    @Test
    void a_passport_without_its_zone_is_for_a_person_and_a_licence_has_none() {
        assertThat(part(check(aVisitor().withZone(List.of())), "zone-format").outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(codes(check(aJapaneseDriver()))).doesNotContainKey("zone-format");
    }

    @Test
    void a_specimen_of_utopia_is_refused_outside_tests() {
        Telling specimen = aVisitor()
                .validUntil(null)
                .withZone(List.of(
                        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
        assertThat(part(check(specimen), "zone-state").code()).isEqualTo("SPECIMEN_DOCUMENT");
        assertThat(check(specimen).outcome()).isEqualTo(CheckOutcome.FAILED);
        Findings inTests = IdentityDocumentCheck.of(
                specimen.data(), ACCEPTED, "document-shown", CheckOutcome.PASSED, new House(TODAY, Period.ZERO, true));
        assertThat(inTests.outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void the_product_says_which_documents_it_accepts() {
        assertFinding(aVisitor().showingType("jp-residence-card"), "type", CheckOutcome.FAILED);
        assertThat(IdentityDocumentCheck.of(aVisitor().data(), Set.of(), "document-shown", CheckOutcome.PASSED, HOUSE)
                        .outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
        assertFinding(aVisitor().showingType("household-booklet"), "format", CheckOutcome.UNCLEAR);
    }

    @Test
    void findings_print_no_personal_value() {
        assertThat(check(aVisitor()).results().toString())
                .doesNotContainIgnoringCase("eriksson")
                .doesNotContain("L898902C3")
                .doesNotContain("1974");
    }

    private static void assertFinding(Telling telling, String part, CheckOutcome outcome) {
        assertThat(part(check(telling), part).outcome()).as(part).isEqualTo(outcome);
    }

    private static Findings check(Telling telling) {
        return IdentityDocumentCheck.of(telling.data(), ACCEPTED, "document-shown", CheckOutcome.PASSED, HOUSE);
    }

    private static CheckResult part(Findings findings, String part) {
        return findings.results().stream()
                .filter(result -> result.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> codes(Findings findings) {
        return findings.results().stream().collect(Collectors.toMap(CheckResult::part, CheckResult::code));
    }
}
