package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.meibo.api.Texts;
import io.meibo.policy.Refusals.RefusedByRule;
import io.meibo.policy.Refusals.Told;
import io.meibo.policy.Rulings.Stamp;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.workflow.Decisions;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a case is told by the tables: each answer stamped on its round, a refusal with its row and what is allowed. */
class CasePolicyTest {

    private static final LocalDate BEFORE = LocalDate.parse("2026-03-31");
    private static final LocalDate AFTER = LocalDate.parse("2026-04-01");
    private static final RegistrationId REFERENCE = new RegistrationId("R-7KQ2-9XMV-4");
    private static final int ROUND = 2;

    private final Products products = new Products();
    private final Decisions tables = Table.all();
    private final Policy policy = new Policy(tables, products);
    private final Rulings rulings = mock(Rulings.class);
    private final Texts texts = mock(Texts.class);
    private final RulingViews views = new RulingViews(rulings, texts);
    private final Alternatives alternatives = new Alternatives(tables, products);
    private final Refusals refusals = new Refusals(rulings, views, alternatives, texts);
    private final CasePolicy cases = new CasePolicy(policy, rulings);
    private final List<Stamp> stamped = new ArrayList<>();

    CasePolicyTest() {
        when(texts.find(any(), anyString())).thenAnswer(call -> Optional.of("text of " + call.getArgument(1)));
        when(rulings.of(REFERENCE, ROUND)).thenReturn(stamped);
    }

    // ---- asked and stamped --------------------------------------------------------------------------------------

    @Test
    void each_answer_is_stamped_on_the_round_with_all_that_was_read() {
        RegistrationCase own = japanese("online", "image-uploaded", AFTER);
        assertThat(cases.verification(own)).isEqualTo(CheckOutcome.FAILED);
        Ruling ruling = stampOf("verification-methods");
        assertThat(ruling.rules()).extracting(Rule::id).containsExactly("Rule_JpOnlineImage");
        assertThat(ruling.rules().get(0).sources()).containsExactly("JP-04");
        assertThat(ruling.inputs())
                .containsEntry("country", "JPN")
                .containsEntry("channel", "online")
                .containsEntry("verification", "image-uploaded")
                .containsEntry("documentType", "jp-driver-licence")
                .containsEntry("deliveryForm", "sim")
                .containsEntry("appliedOn", AFTER);
        assertThat(ruling.outputs()).containsEntry("verificationResult", "failed");
        assertThat(cases.verification(japanese("online", "image-uploaded", BEFORE)))
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void documents_lines_deposit_and_consents_of_a_case_are_those_of_the_tables() {
        RegistrationCase own = japanese("counter", "document-shown", AFTER);
        assertThat(cases.neededDocuments(own))
                .isEqualTo(policy.neededDocuments("jp-postpaid-voice", "counter", "jp-driver-licence", AFTER));
        assertThat(cases.lineLimit(own)).isEqualTo(new LineLimit(5, false));
        assertThat(cases.deposit(own, CheckOutcome.PASSED)).isEqualTo(Money.of("10000", "JPY"));
        assertThat(cases.deposit(own, CheckOutcome.FAILED)).isEqualTo(Money.of("100000", "JPY"));
        assertThat(cases.consentNeeded(own, 17).purposes()).containsExactly("identity-check", "guardian-consent");
        assertThat(cases.consentNeeded(own, 30).purposes()).containsExactly("identity-check");
        for (String table : List.of("needed-documents", "line-limit", "deposit-amount", "consent-needed")) {
            assertThat(stampOf(table).table()).isEqualTo(table);
        }
    }

    @Test
    void data_of_a_resident_id_at_a_counter_are_read_and_not_typed() {
        var capture = new DataCapture(policy, rulings);
        assertThat(capture.of("CHN", "cn-prepaid-voice", "counter", "cn-resident-id", AFTER))
                .isEqualTo(DataCapture.Way.READER_REQUIRED);
        assertThat(capture.of("CHN", "cn-prepaid-voice", "counter", "passport", AFTER))
                .isEqualTo(DataCapture.Way.TYPED_ALLOWED);
        assertThat(capture.of("CHN", "cn-prepaid-voice", "online", "cn-resident-id", AFTER))
                .isEqualTo(DataCapture.Way.PERSON);
        assertThat(capture.of(japanese("counter", "document-shown", AFTER))).isEqualTo(DataCapture.Way.TYPED_ALLOWED);
        assertThat(stampOf("data-capture").inputs()).containsEntry("channel", "counter");
    }

    @Test
    void corrections_have_at_most_three_rounds_and_a_term_for_each() {
        var terms = new CorrectionTerms(policy, rulings);
        RegistrationCase own = japanese("counter", "document-shown", AFTER);
        CorrectionTerms.Terms given = terms.give(own);
        assertThat(given.rounds()).isEqualTo(3);
        assertThat(given.time()).isEqualTo(Period.ofDays(14));
        assertThat(given.reminder()).isEqualTo(Period.ofDays(7));
        assertThat(terms.of(own)).isEqualTo(given);
        assertThat(stampOf("correction-terms").inputs()).containsEntry("product", "jp-postpaid-voice");
    }

    @Test
    void the_opinion_of_a_service_is_without_doubt_only_from_a_threshold() {
        var thresholds = new PortraitThresholds(policy, rulings).of(japanese("counter", "document-shown", AFTER));
        Ruling ruling = stampOf("portrait-thresholds");
        String from = ruling.text("similarFrom");
        assertThat(thresholds.similarFrom()).isEqualTo(from.equals("never") ? null : Double.valueOf(from));
        assertThat(thresholds.falseAcceptAtMost()).isEqualTo(Double.parseDouble(ruling.text("falseAcceptAtMost")));
    }

    @Test
    void a_deposit_that_no_rule_decides_stops_the_case() {
        assertThatThrownBy(() -> policy.deposit("tv-subscription", "passport", CheckOutcome.PASSED, AFTER))
                .isInstanceOf(UndecidedByPolicy.class);
    }

    // ---- who acts ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "cn-postpaid-voice, counter, 9, no, yes",
        "cn-postpaid-voice, counter, 15, no, yes",
        "cn-postpaid-voice, counter, 16, no, no",
        "cn-postpaid-voice, online, 30, yes, no",
        "jp-postpaid-voice, counter, 17, no, yes",
        "jp-postpaid-voice, counter, 17, no, no",
        "jp-postpaid-voice, counter, 18, no, no",
    })
    void the_table_of_acting_persons_is_read_field_by_field(
            String product, String channel, int age, String agent, String guardian) {
        Map<String, Object> inputs =
                ActingPersons.inputs(product, channel, age, agent.equals("yes"), guardian.equals("yes"), AFTER);
        assertThat(inputs)
                .containsEntry("product", product)
                .containsEntry("channel", channel)
                .containsEntry("age", age)
                .containsEntry("agent", agent)
                .containsEntry("guardian", guardian)
                .containsEntry("appliedOn", AFTER);
        Ruling ruling = policy.wouldDecide(ActingPersons.TABLE, inputs);
        ActingPersons acting = ActingPersons.of(ruling.outputs());
        assertThat(acting.outcome().code()).isEqualTo(ruling.text("outcome"));
        assertThat(acting.adultAge()).isEqualTo(ruling.number("adultAge"));
        assertThat(acting.asksUser()).isEqualTo(ruling.text("askUser").equals("yes"));
        assertThat(acting.applicantsPerParty()).isEqualTo(ruling.number("applicantsPerParty"));
        assertThat(String.join(
                        ",",
                        acting.pages().stream()
                                .map(kinds -> String.join("|", kinds))
                                .toList()))
                .isEqualTo(ruling.text("pages"));
    }

    @Test
    void an_outcome_that_is_not_known_is_for_a_person() {
        var row = new HashMap<String, Object>(Map.of("outcome", "dance", "pages", "", "askUser", "no"));
        row.put("adultAge", 18);
        row.put("applicantsPerParty", 3);
        assertThat(ActingPersons.of(row).outcome()).isEqualTo(ActingPersons.Outcome.PERSON);
        assertThat(ActingPersons.of(row).pages()).isEmpty();
        assertThat(ActingPersons.Outcome.GUARDIAN_NEEDED.needsGuardian()).isTrue();
        assertThat(ActingPersons.Outcome.GUARDIAN_AND_KINSHIP_PROOF.needsGuardian())
                .isTrue();
        assertThat(ActingPersons.Outcome.ALLOWED.needsGuardian()).isFalse();
    }

    // ---- refused, and what is allowed instead ---------------------------------------------------------------------

    @Test
    void a_forbidden_method_is_told_with_its_row_and_what_is_allowed_instead() {
        Ruling cause = forbidden();
        RefusedByRule told = refusals.told(cause, "jp-postpaid-voice", Locale.ENGLISH);
        assertThat(told.table()).isEqualTo("verification-methods");
        assertThat(told.rules())
                .extracting(RulingViews.RuleView::sources, RulingViews.RuleView::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        List.of("JP-04"), "text of rule.verification-methods.JpOnlineImage"));
        assertThat(told.methods())
                .containsExactly(
                        new Told("chip-read", "text of method.chip-read"),
                        new Told("electronic-signature", "text of method.electronic-signature"));
        assertThat(told.documents())
                .extracting(Told::code)
                .contains("jp-residence-card")
                .doesNotContain("jp-driver-licence", "passport");
        assertThat(alternatives.documents("no-such-product", cause)).isEmpty();
    }

    @Test
    void a_word_without_a_text_is_told_as_its_code() {
        when(texts.find(any(), anyString())).thenReturn(Optional.empty());
        Ruling cause = forbidden();
        RefusedByRule told = refusals.told(cause, "jp-postpaid-voice", Locale.ENGLISH);
        assertThat(told.methods()).contains(new Told("chip-read", "chip-read"));
        assertThat(told.rules().get(0).text()).isEqualTo(cause.rules().get(0).reason());
        assertThat(views.view(cause, "x", Locale.ENGLISH).tableName()).isEqualTo("verification-methods");
    }

    @Test
    void a_refusal_names_the_table_that_forbade_and_not_the_road() {
        RegistrationCase refused = stands(RegistrationStatus.REJECTED);
        stampedRoad("refuse", "failed", "passed");
        stamp(forbidden());
        assertThat(refusals.of(refused, Locale.ENGLISH).orElseThrow().table()).isEqualTo("verification-methods");
        assertThat(refusals.of(stands(RegistrationStatus.IN_REVIEW), Locale.ENGLISH))
                .isEmpty();
        assertThat(refusals.latest(stands(RegistrationStatus.CHECKING), Locale.ENGLISH))
                .isPresent();
    }

    @Test
    void a_sixth_line_is_refused_by_the_table_of_lines() {
        stampedRoad("refuse", "passed", "failed");
        stamp(policy.decide(LineLimit.TABLE, LineLimit.inputs("cn-postpaid-voice", AFTER)));
        RefusedByRule told =
                refusals.of(stands(RegistrationStatus.REJECTED), Locale.ENGLISH).orElseThrow();
        assertThat(told.table()).isEqualTo("line-limit");
        assertThat(told.methods()).isEmpty();
        assertThat(told.documents()).isEmpty();
    }

    @Test
    void what_a_person_refused_is_no_refusal_by_rule() {
        stampedRoad("review", "passed", "passed");
        assertThat(refusals.of(stands(RegistrationStatus.REJECTED), Locale.ENGLISH))
                .isEmpty();
        stamped.clear();
        assertThat(refusals.of(stands(RegistrationStatus.REJECTED), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void a_road_without_a_cause_among_the_stamps_speaks_for_itself() {
        stampedRoad("refuse", "failed", "passed");
        assertThat(refusals.of(stands(RegistrationStatus.REJECTED), Locale.ENGLISH)
                        .orElseThrow()
                        .table())
                .isEqualTo("review-route");
    }

    // ---- asked beforehand -----------------------------------------------------------------------------------------

    @Test
    void beforehand_only_the_tables_are_asked_whose_inputs_are_known() {
        var dryRun = new DryRun(policy, products, views, refusals);
        assertThat(tablesOf(dryRun, facts(null, null, null, null))).containsExactly("line-limit");
        assertThat(tablesOf(dryRun, facts("online", null, null, 17))).containsExactly("line-limit", "consent-needed");
        assertThat(tablesOf(dryRun, facts("online", null, "jp-driver-licence", null)))
                .containsExactly("needed-documents", "line-limit");
        assertThat(tablesOf(dryRun, facts("online", "chip-read", "jp-driver-licence", 17)))
                .containsExactly("needed-documents", "verification-methods", "line-limit", "consent-needed");
        assertThat(tablesOf(dryRun, facts(null, "chip-read", "jp-driver-licence", null)))
                .containsExactly("line-limit");
    }

    @Test
    void beforehand_a_forbidden_method_is_told_and_an_allowed_one_not() {
        var dryRun = new DryRun(policy, products, views, refusals);
        DryRun.Answers refused =
                dryRun.ask(facts("online", "image-uploaded", "jp-driver-licence", null), Locale.ENGLISH);
        assertThat(refused.appliedOn()).isEqualTo(AFTER);
        assertThat(refused.refused()).isNotNull();
        assertThat(dryRun.ask(facts("online", "chip-read", "jp-driver-licence", null), Locale.ENGLISH)
                        .refused())
                .isNull();
        verify(rulings, org.mockito.Mockito.never()).stamp(any(), eq(ROUND), any(), any());
    }

    @Test
    void the_road_is_shown_first() {
        stamp(forbidden());
        stampedRoad("refuse", "failed", "passed");
        assertThat(views.of(REFERENCE, ROUND, Locale.ENGLISH))
                .extracting(RulingViews.RulingView::table)
                .containsExactly("review-route", "verification-methods");
        assertThat(views.of(REFERENCE, ROUND, Locale.ENGLISH).get(1).tableName())
                .isEqualTo("text of table.verification-methods");
    }

    private Ruling forbidden() {
        return policy.decide(
                "verification-methods",
                VerificationMethods.inputs("JPN", "online", "image-uploaded", "jp-driver-licence", "sim", AFTER));
    }

    private void stampedRoad(String road, String verification, String lines) {
        stamp(new Ruling(
                "review-route",
                1,
                "d",
                List.of(),
                Map.of("verificationResult", verification, "lineLimitResult", lines),
                Map.of("reviewRoute", road)));
    }

    private void stamp(Ruling ruling) {
        stamped.add(new Stamp(REFERENCE, ROUND, "", OffsetDateTime.parse("2026-11-25T10:00:00+09:00"), ruling));
    }

    private Ruling stampOf(String table) {
        var caught = org.mockito.ArgumentCaptor.forClass(Ruling.class);
        verify(rulings, org.mockito.Mockito.atLeastOnce()).stamp(eq(REFERENCE), eq(ROUND), eq(""), caught.capture());
        return caught.getAllValues().stream()
                .filter(ruling -> ruling.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private List<String> tablesOf(DryRun dryRun, DryRun.Facts facts) {
        return dryRun.ask(facts, Locale.ENGLISH).answers().stream()
                .map(RulingViews.RulingView::table)
                .toList();
    }

    private static DryRun.Facts facts(
            @org.jspecify.annotations.Nullable String channel,
            @org.jspecify.annotations.Nullable String verification,
            @org.jspecify.annotations.Nullable String documentType,
            @org.jspecify.annotations.Nullable Integer age) {
        return new DryRun.Facts("jp-postpaid-voice", channel, verification, documentType, null, age, AFTER);
    }

    private static RegistrationCase japanese(String channel, String verification, LocalDate appliedOn) {
        return registration(channel, verification, appliedOn, RegistrationStatus.CHECKING);
    }

    private static RegistrationCase stands(RegistrationStatus status) {
        return registration("online", "image-uploaded", AFTER, status);
    }

    private static RegistrationCase registration(
            String channel, String verification, LocalDate appliedOn, RegistrationStatus status) {
        var now = OffsetDateTime.parse("2026-11-25T10:00:00+09:00");
        return new RegistrationCase(
                REFERENCE,
                new RegistrationCase.Facts(
                        "jp-postpaid-voice",
                        "standard-20gb",
                        "JPN",
                        "meibo-japan",
                        channel,
                        verification,
                        "ja",
                        "jp-driver-licence",
                        "sim",
                        "counter",
                        appliedOn),
                "clerk",
                null,
                null,
                ROUND,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                now);
    }
}
