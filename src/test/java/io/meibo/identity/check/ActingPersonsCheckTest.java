package io.meibo.identity.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.meibo.identity.check.ActingPersonsCheck.Known;
import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.policy.ActingPersons;
import io.meibo.policy.ActingPersons.Outcome;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.PersonalData.LineUser;
import io.meibo.privacy.PersonalData.Party;
import io.meibo.privacy.Validity;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.FieldError;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActingPersonsCheckTest {

    private static final House HOUSE = new House(Telling.TODAY, Period.ofDays(14), false);
    private static final LocalDate FIFTEEN = Telling.TODAY.minusYears(15);
    private static final IdentityDocument LICENCE =
            new IdentityDocument("jp-driver-licence", "302012345610", "JPN", Validity.of("2029-09-12"), List.of());

    @Test
    void a_grown_applicant_who_acts_alone_passes() {
        Findings found = check(Telling.aVisitor(), rule(Outcome.ALLOWED), known(Set.of()));

        assertThat(found.outcome()).isEqualTo(CheckOutcome.PASSED);
        assertThat(found.check()).isEqualTo("acting-persons");
    }

    @Test
    void a_guardian_with_document_and_one_of_the_proofs_passes() {
        ActingPersons rule = rule(
                Outcome.GUARDIAN_AND_KINSHIP_PROOF,
                List.of("guardian-document"),
                List.of("kinship-proof", "household-register"));
        Telling minor = Telling.aVisitor().born(FIFTEEN).with(guardian(), null);

        assertThat(check(minor, rule, known(Set.of("guardian-document", "household-register")))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(unclear(check(minor, rule, known(Set.of("guardian-document")))))
                .containsExactly(tuple("kinship-proof", "PAGE_MISSING", "/kinship-proof"));
    }

    @Test
    void a_guardian_who_is_missing_is_asked_for_and_nothing_fails() {
        Findings found = check(
                Telling.aVisitor().born(FIFTEEN),
                rule(Outcome.GUARDIAN_NEEDED, List.of("guardian-document")),
                known(Set.of()));

        assertThat(found.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(unclear(found))
                .containsExactly(
                        tuple("rule", "GUARDIAN_MISSING", "/guardian"),
                        tuple("guardian-document", "PAGE_MISSING", "/guardian-document"));
    }

    @Test
    void the_guardians_document_is_checked_as_the_applicants_and_the_pointer_names_the_guardians_field() {
        Party wrong = party(
                LocalDate.of(1980, 1, 1),
                new IdentityDocument("jp-driver-licence", "302012345620", "JPN", Validity.of("2026-11-24"), List.of()));

        Findings found = check(
                Telling.aVisitor().born(FIFTEEN).with(wrong, null), rule(Outcome.GUARDIAN_NEEDED), known(Set.of()));

        assertThat(found.failures())
                .extracting(CheckResult::part, CheckResult::code, CheckResult::pointer)
                .containsExactly(
                        tuple("guardian-check-digit", "CHECK_DIGIT_WRONG", "/guardian/identityDocument/number"),
                        tuple("guardian-expiry", "IDENTITY_DOCUMENT_EXPIRED", "/guardian/identityDocument/expiryDate"));
    }

    @Test
    void a_guardian_is_of_age_on_the_birthday_and_not_the_day_before() {
        Telling minor = Telling.aVisitor().born(FIFTEEN);
        Party today = party(Telling.TODAY.minusYears(18), LICENCE);
        Party tomorrow = party(Telling.TODAY.minusYears(18).plusDays(1), LICENCE);

        assertThat(check(minor.with(today, null), rule(Outcome.GUARDIAN_NEEDED), known(Set.of()))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(check(minor.with(tomorrow, null), rule(Outcome.GUARDIAN_NEEDED), known(Set.of()))
                        .failures())
                .extracting(CheckResult::code)
                .containsExactly("GUARDIAN_NOT_ADULT");
    }

    @Test
    void an_agent_is_not_the_applicant_neither_by_document_nor_by_name() {
        Telling driver = Telling.aJapaneseDriver();
        Party sameDocument = party(LocalDate.of(1980, 1, 1), driver.data().identityDocument());
        Party sameName = new Party(
                "山 田",
                "太郎",
                null,
                null,
                driver.data().applicant().birthDate(),
                "other",
                "+819011112222",
                null,
                new IdentityDocument("passport", "TK1234567", "JPN", Validity.of("2030-01-01"), List.of()));

        for (Party agent : List.of(sameDocument, sameName)) {
            assertThat(check(driver.with(null, agent), rule(Outcome.AGENT_ALLOWED), known(Set.of()))
                            .failures())
                    .extracting(CheckResult::code)
                    .contains("PARTY_IS_APPLICANT");
            assertThat(DoorCheck.of(driver.data(), HOUSE))
                    .extracting(FieldError::pointer, FieldError::code)
                    .contains(tuple("/agent/identityDocument/number", "PARTY_IS_APPLICANT"));
        }
    }

    @Test
    void with_an_agent_a_compared_portrait_makes_a_person_look() {
        Telling grown = Telling.aVisitor().with(null, guardian());

        assertThat(unclear(check(grown, rule(Outcome.AGENT_ALLOWED), known(Set.of(), "portrait-compared", 0))))
                .containsExactly(tuple("agent-portrait", "AGENT_AND_PORTRAIT", "/verification"));
        assertThat(check(grown, rule(Outcome.AGENT_ALLOWED), known(Set.of())).outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void what_the_table_refuses_fails_and_what_it_leaves_open_is_for_a_person() {
        assertThat(check(Telling.aVisitor().with(null, guardian()), rule(Outcome.REFUSED), known(Set.of()))
                        .failures())
                .extracting(CheckResult::code)
                .containsExactly("AGENT_NOT_ALLOWED");
        assertThat(check(Telling.aVisitor(), rule(Outcome.PERSON), known(Set.of()))
                        .outcome())
                .isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void the_same_agent_beside_more_applicants_than_the_table_allows_is_for_a_person() {
        Telling grown = Telling.aVisitor().with(null, guardian());

        assertThat(check(grown, rule(Outcome.AGENT_ALLOWED), known(Set.of(), "document-shown", 3))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(unclear(check(grown, rule(Outcome.AGENT_ALLOWED), known(Set.of(), "document-shown", 4))))
                .containsExactly(tuple("other-applicants", "PARTY_OF_MANY_APPLICANTS", "/agent"));
    }

    @Test
    void the_filter_is_on_for_a_young_user_unless_it_is_declined_in_writing() {
        ActingPersons rule = asking(Outcome.GUARDIAN_NEEDED);
        Telling minor = Telling.aVisitor().born(FIFTEEN).with(guardian(), null);

        assertThat(codes(check(minor.usedBy(null), rule, known(Set.of())))).contains("FILTERING_ON");
        assertThat(codes(check(minor.usedBy(new LineUser(true, "on")), rule, known(Set.of()))))
                .contains("FILTERING_ON");
        assertThat(unclear(check(minor.usedBy(new LineUser(true, LineUser.FILTERING_DECLINED)), rule, known(Set.of()))))
                .containsExactly(tuple("filtering", "FILTERING_DECLINED", "/user/filtering"));
        assertThat(unclear(check(minor.usedBy(new LineUser(false, null)), rule, known(Set.of()))))
                .containsExactly(tuple("user", "USER_AGE_CONTRADICTS", "/user/under18"));
    }

    @Test
    void a_grown_applicant_may_take_a_line_for_a_young_user() {
        ActingPersons rule = asking(Outcome.ALLOWED);

        assertThat(codes(check(Telling.aVisitor().usedBy(new LineUser(true, null)), rule, known(Set.of()))))
                .contains("FILTERING_ON");
        assertThat(codes(check(Telling.aVisitor(), rule, known(Set.of())))).contains("USER_AGE_NOT_TOLD");
        assertThat(check(Telling.aVisitor(), rule, known(Set.of())).outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void where_the_document_does_not_tell_the_birth_date_every_age_it_leaves_open_counts() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        PossibleAges yearOnly = PossibleAges.of(
                Telling.aVisitor()
                        .born(LocalDate.of(2008, 3, 1))
                        .withZone(List.of(
                                "P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                "L898902C36SWE08<<<<4F3104150ZE184226B<<<<<16"))
                        .data(),
                day,
                Telling.TODAY);

        assertThat(yearOnly.typed()).isEqualTo(18);
        assertThat(yearOnly.youngest()).isEqualTo(17);
        assertThat(yearOnly.oldest()).isEqualTo(18);
        assertThat(yearOnly.others()).containsExactly(17);
        assertThat(PossibleAges.of(Telling.aVisitor().data(), day, Telling.TODAY)
                        .others())
                .isEmpty();
    }

    private static Findings check(Telling telling, ActingPersons rule, Known known) {
        return ActingPersonsCheck.of(telling.data(), rule, known, HOUSE);
    }

    private static List<org.assertj.core.groups.Tuple> unclear(Findings findings) {
        assertThat(findings.failures()).isEmpty();
        return findings.results().stream()
                .filter(result -> result.outcome() == CheckOutcome.UNCLEAR)
                .map(result -> tuple(result.part(), result.code(), result.pointer()))
                .toList();
    }

    private static List<String> codes(Findings findings) {
        return findings.results().stream().map(CheckResult::code).toList();
    }

    @SafeVarargs
    private static ActingPersons rule(Outcome outcome, List<String>... pages) {
        return new ActingPersons(outcome, List.of(pages), 18, false, 3);
    }

    private static ActingPersons asking(Outcome outcome) {
        return new ActingPersons(outcome, List.of(), 18, true, 3);
    }

    private static Party guardian() {
        return party(LocalDate.of(1980, 1, 1), LICENCE);
    }

    private static Party party(LocalDate birthDate, IdentityDocument document) {
        return new Party("山田", "花子", null, null, birthDate, "parent", "+819011112222", null, document);
    }

    private static Known known(Set<String> pages) {
        return known(pages, "document-shown", 0);
    }

    private static Known known(Set<String> pages, String verification, int others) {
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                null,
                "JPN",
                "meibo-japan",
                "counter",
                verification,
                "ja",
                "passport",
                "sim",
                "counter",
                Telling.TODAY);
        return new Known(facts, pages, true, Set.of("passport", "jp-driver-licence"), others);
    }
}
