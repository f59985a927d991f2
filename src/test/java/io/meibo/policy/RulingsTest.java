package io.meibo.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.meibo.policy.Rulings.Stamp;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.Money;
import io.meibo.shared.RegistrationId;
import io.meibo.support.MoneyTest;
import io.meibo.workflow.DecisionMade;
import io.meibo.workflow.Evaluation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RulingsTest extends MoneyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @Autowired
    private Rulings rulings;

    @Autowired
    private Policy policy;

    @Autowired
    private CasePolicy casePolicy;

    @Test
    void stamp_keeps_table_version_rules_and_everything_read_and_given_with_its_types() {
        RegistrationId reference = registered(japanese());
        var inputs = new HashMap<String, @Nullable Object>(
                Map.of("appliedOn", DAY, "product", "2026-11-25", "user", true, "held", 5));
        inputs.put("reviewOutcome", null);
        Ruling ruling = new Ruling(
                "line-limit", 3, "deployment-7", rules("Rule_JpVoice"), inputs, Map.of("limit", 5, "beyond", "person"));

        rulings.stamp(reference, 1, "", ruling);

        Stamp stamp = rulings.of(reference, 1).get(0);
        assertThat(stamp.ruling()).isEqualTo(ruling);
        assertThat(stamp.reference()).isEqualTo(reference);
        assertThat(stamp.round()).isEqualTo(1);
        assertThat(stamp.what()).isEmpty();
        assertThat(stamp.at().toInstant()).isEqualTo(NOW);
        assertThat(stamp.ruling().rules().get(0).sources()).containsExactly("JP-21");
    }

    @Test
    void a_repeat_takes_the_place_of_the_former_and_of_no_other() {
        RegistrationId reference = registered(japanese());
        rulings.stamp(reference, 1, "", limit(5));
        rulings.stamp(reference, 1, "portrait", limit(6));
        rulings.stamp(reference, 2, "", limit(7));

        rulings.stamp(reference, 1, "", limit(8));

        assertThat(rulings.of(reference))
                .extracting(Stamp::round, Stamp::what, stamp -> stamp.ruling().number("limit"))
                .containsExactly(tuple(1, "", 8), tuple(1, "portrait", 6), tuple(2, "", 7));
        assertThat(rulings.of(reference, 1)).hasSize(2);
    }

    @Test
    void what_a_process_asked_by_itself_is_stamped_on_the_current_round() {
        RegistrationId reference = registered(japanese());

        rulings.on(new DecisionMade(
                reference,
                new Evaluation(
                        "line-limit",
                        2,
                        "deployment-1",
                        List.of("Rule_JpData"),
                        Map.of("product", "jp-prepaid-data", "appliedOn", DAY),
                        List.of(Map.of("beyond", "person")))));

        assertThat(rulings.of(reference, 1)).singleElement().satisfies(stamp -> {
            assertThat(stamp.ruling().version()).isEqualTo(2);
            assertThat(stamp.ruling().rules()).extracting(Rule::id).containsExactly("Rule_JpData");
            assertThat(stamp.ruling().inputs()).containsEntry("appliedOn", DAY);
        });
    }

    @Test
    void what_is_asked_for_a_registration_is_stamped_on_it() {
        RegistrationId reference = registered(japanese());
        RegistrationCase own = register.get(reference);

        assertThat(casePolicy.deposit(own, CheckOutcome.PASSED)).isEqualTo(Money.of("10000", "JPY"));

        assertThat(rulings.of(reference, 1)).singleElement().satisfies(stamp -> {
            assertThat(stamp.ruling().table()).isEqualTo("deposit-amount");
            assertThat(stamp.ruling().inputs())
                    .isEqualTo(Map.of(
                            "product", "jp-postpaid-voice",
                            "documentType", "passport",
                            "creditResult", "passed",
                            "appliedOn", LocalDate.parse("2026-11-24")));
            assertThat(stamp.ruling().outputs()).containsEntry("amount", "10000");
        });
    }

    private Ruling limit(int limit) {
        return new Ruling("line-limit", 1, "", rules("Rule_JpVoice"), Map.of("appliedOn", DAY), Map.of("limit", limit));
    }

    private List<Rule> rules(String... ids) {
        return policy.rules("line-limit", 1, List.of(ids));
    }
}
