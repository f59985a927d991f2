package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPrepaidRegistration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way: checked, reserved, activated. */
abstract class PrepaidStories extends Stories {

    @BeforeEach
    void enough_stock() {
        japaneseStock().keepAtLeast(10);
    }

    @Test
    void a_checked_applicant_activates_the_card_himself() {
        Journey journey =
                sent(aPrepaidRegistration()).reaches("awaiting-activation").awaits("activation");

        journey.activated().reaches("completed");

        assertThat(journey.history())
                .containsExactly("draft", "checking", "issuing", "awaiting-activation", "completed");
    }

    @Test
    void an_unreadable_document_needs_a_person_first() {
        Journey journey = sent(aPrepaidRegistration().withUnreadableDocument()).reaches("in-review");

        journey.approvedBy("reviewer").reaches("awaiting-activation");
    }

    @Test
    void withdrawal_before_activation_puts_the_sim_back() {
        long before = japaneseStock().free();
        Journey journey = sent(aPrepaidRegistration()).reaches("awaiting-activation");
        assertThat(japaneseStock().free()).isEqualTo(before - 1);

        journey.withdraw();

        journey.reaches("withdrawn");
        await().untilAsserted(() -> assertThat(japaneseStock().free()).isEqualTo(before));
    }
}
