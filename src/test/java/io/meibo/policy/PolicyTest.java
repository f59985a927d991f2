package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.workflow.Evaluation;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private final Products products = new Products();
    private final Policy policy = new Policy(Table.all(), products);

    @Test
    void a_regular_customer_in_china_cannot_hold_a_sixth_sim() {
        LineLimit limit = policy.lineLimit("cn-postpaid-voice", TODAY);
        assertThat(limit.oneMoreThan(4)).isEqualTo(CheckOutcome.PASSED);
        assertThat(limit.oneMoreThan(5)).isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void a_sixth_line_in_japan_is_for_a_person() {
        LineLimit limit = policy.lineLimit("jp-postpaid-voice", TODAY);
        assertThat(limit.oneMoreThan(4)).isEqualTo(CheckOutcome.PASSED);
        assertThat(limit.oneMoreThan(5)).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void data_cards_in_japan_have_no_limit_yet() {
        assertThat(policy.lineLimit("jp-prepaid-data", TODAY).oneMoreThan(40)).isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    @Test
    void a_licence_at_the_counter_is_wanted_from_both_sides() {
        NeededDocuments needed = policy.neededDocuments("jp-postpaid-voice", "counter", "jp-driver-licence", TODAY);
        assertThat(needed).isEqualTo(new NeededDocuments(false, List.of("document-front", "document-back")));
    }

    @Test
    void a_selfie_with_an_image_is_no_longer_enough_in_japan() {
        assertThat(policy.verification(
                        "jp-postpaid-voice", "online", "image-uploaded", "jp-driver-licence", "sim", TODAY))
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void the_same_selfie_was_enough_a_day_before_the_rule() {
        LocalDate before = LocalDate.parse("2026-03-31");
        assertThat(policy.verification(
                        "jp-postpaid-voice", "online", "image-uploaded", "jp-driver-licence", "sim", before))
                .isEqualTo(CheckOutcome.PASSED);
        assertThat(policy.verification(
                        "jp-postpaid-voice",
                        "online",
                        "image-uploaded",
                        "jp-driver-licence",
                        "sim",
                        before.plusDays(1)))
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void a_minor_in_japan_needs_the_guardians_consent() {
        assertThat(policy.consentNeeded("jp-postpaid-voice", 17, TODAY))
                .isEqualTo(new ConsentNeeded(false, List.of("identity-check", "guardian-consent")));
        assertThat(policy.consentNeeded("jp-transit-anonymous", 0, TODAY).purposes())
                .isEmpty();
        assertThat(policy.consentNeeded("tv-subscription", 30, TODAY).personDecides())
                .isTrue();
    }

    @Test
    void records_are_kept_two_years_in_china_and_three_in_japan_after_the_end_of_the_service() {
        Retention china = policy.retention("cn-postpaid-voice", true, TODAY);
        assertThat(china).isEqualTo(new Retention(false, Period.ofYears(2), true));
        assertThat(china.until(TODAY)).isEqualTo(LocalDate.parse("2028-11-25"));
        assertThat(policy.retention("jp-postpaid-voice", true, TODAY))
                .isEqualTo(new Retention(false, Period.ofYears(3), true));
        assertThat(policy.retention("jp-postpaid-voice", false, TODAY))
                .isEqualTo(new Retention(true, Period.ofDays(90), false));
    }

    @Test
    void a_ruling_tells_version_rules_inputs_and_outputs() {
        Ruling ruling = policy.decide("line-limit", Map.of("product", "cn-postpaid-voice", "appliedOn", TODAY));
        assertThat(ruling.table()).isEqualTo("line-limit");
        assertThat(ruling.version()).isEqualTo(1);
        assertThat(ruling.deployment()).isEqualTo("folder");
        assertThat(ruling.inputs()).isEqualTo(Map.of("product", "cn-postpaid-voice", "appliedOn", TODAY));
        assertThat(ruling.number("limit")).isEqualTo(5);
        assertThat(ruling.text("beyond")).isEqualTo("refuse");
        assertThat(ruling.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("Rule_CnVoice");
            assertThat(rule.sources()).containsExactly("CN-06");
            assertThat(rule.certainty()).isEqualTo(Certainty.M);
            assertThat(rule.validFrom()).isEqualTo(LocalDate.parse("2016-09-23"));
            assertThat(rule.validTo()).isNull();
        });
        assertThatThrownBy(() -> ruling.text("unknown")).isInstanceOf(NullPointerException.class);
        assertThat(policy.wouldDecide("line-limit", ruling.inputs())).isEqualTo(ruling);
    }

    @Test
    void an_evaluation_without_its_one_row_is_a_fault() {
        var none = new Evaluation("line-limit", 1, "folder", List.of(), Map.of(), List.of());
        assertThatThrownBy(() -> policy.ruling(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line-limit gives 0 rows");
    }

    @Test
    void an_unknown_product_is_for_a_person() {
        assertThat(policy.verification("tv-subscription", "counter", "document-shown", "passport", "sim", TODAY))
                .isEqualTo(CheckOutcome.UNCLEAR);
        assertThatThrownBy(() -> policy.deposit("tv-subscription", "passport", CheckOutcome.PASSED, TODAY))
                .isInstanceOf(UndecidedByPolicy.class);
    }

    @Test
    void no_deposit_exceeds_what_terms_allow_and_every_product_has_one_decided() {
        for (Product product : products.all()) {
            for (String document : product.documentTypes()) {
                for (CheckOutcome credit : CheckOutcome.values()) {
                    Money deposit = policy.deposit(product.id(), document, credit, TODAY);
                    assertThat(deposit.currency()).isEqualTo(product.country().equals("JPN") ? "JPY" : "CNY");
                    if (deposit.currency().equals("JPY")) {
                        assertThat(deposit).isLessThanOrEqualTo(Money.of("100000", "JPY"));
                    }
                    assertThat(deposit.isPositive() && product.isPrepaid()).isFalse();
                }
            }
        }
    }

    @Test
    void the_catalogue_is_whole() {
        assertThat(products.all()).extracting(Product::id).containsExactlyElementsOf(Values.PRODUCTS.subList(0, 11));
        for (Product product : products.all()) {
            assertThat(product.plans()).isNotEmpty().allSatisfy(plan -> {
                assertThat(plan.price().isPositive()).isNotEqualTo(product.isCard());
                assertThat(Set.of(
                                plan.name().en(), plan.name().ja(), plan.name().zhCn()))
                        .doesNotContain("");
            });
            assertThat(product.process())
                    .isEqualTo(
                            product.isCard()
                                    ? "smart-card-registration"
                                    : product.isPrepaid() ? "prepaid-registration" : "postpaid-registration");
            assertThat(product.delivers(product.isCard() ? "card" : "sim", "counter"))
                    .isTrue();
            assertThat(Values.CHANNELS).containsAll(product.channels());
            assertThat(Values.DOCUMENTS).containsAll(product.documentTypes());
        }
    }

    @Test
    void a_product_has_a_name_in_the_readers_language() {
        Names name = products.get("jp-prepaid-data").name();
        assertThat(name.in(Locale.JAPAN)).contains("プリペイド");
        assertThat(name.in(Locale.SIMPLIFIED_CHINESE)).contains("预付费");
        assertThat(name.in(Locale.FRANCE)).contains("prepaid");
    }
}
