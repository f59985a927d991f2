package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meibo.esim.Profiles.Download;
import io.meibo.esim.SmallSmDp.Fault;
import io.meibo.register.ProfileGivenBack;
import io.meibo.shared.Iccid;
import io.meibo.shared.RegistrationId;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the models do with a profile, and what becomes of it when the SM-DP+ does not play along. */
class ProfilesTest {

    private static final EsimRoom ROOM = new EsimRoom();

    @BeforeEach
    void quiet() {
        ROOM.smDp.asked.clear();
        ROOM.smDp.ids.clear();
        ROOM.smDp.faults.clear();
        ROOM.givenBack.clear();
        ROOM.emptyStock(false);
    }

    @AfterAll
    static void close() {
        ROOM.close();
    }

    // ---- the road -------------------------------------------------------------------------------------------------

    @Test
    void held_means_on_record_and_nothing_asked_outside() {
        RegistrationId reference = ROOM.aRegistration();

        ROOM.profiles().hold(reference);
        ROOM.profiles().hold(reference);

        assertThat(ROOM.orders().of(reference)).hasSize(1);
        assertThat(state(reference)).isEqualTo("available");
        assertThat(ROOM.smDp.asked).isEmpty();
    }

    @Test
    void a_sim_card_has_no_profile() {
        RegistrationId reference = ROOM.aRegistration("sim", "counter");

        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        ROOM.profiles().cancel(reference);

        assertThat(ROOM.orders().of(reference)).isEmpty();
        assertThat(ROOM.smDp.asked).isEmpty();
        assertThat(ROOM.givenBack).isEmpty();
    }

    @Test
    void where_stock_is_out_nothing_is_ordered_and_a_later_step_orders() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.emptyStock(true);
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        assertThat(ROOM.smDp.asked).isEmpty();
        assertThat(ROOM.profiles().download(reference)).isEqualTo(new Download(false, true));

        ROOM.emptyStock(false);
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        assertThat(state(reference)).isEqualTo("allocated");
    }

    @Test
    void our_orders_move_it_up_to_released_and_no_further() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        assertThat(state(reference)).isEqualTo("allocated");

        assertThat(ROOM.profiles().release(reference)).as("no counter").isFalse();

        assertThat(state(reference)).isEqualTo("released");
        assertThat(ROOM.smDp.asked).containsExactly("downloadOrder", "confirmOrder", "releaseProfile");
        assertThat(ROOM.profiles().download(reference)).isEqualTo(new Download(false, false));
    }

    @Test
    void for_one_phone_it_is_linked() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.named(reference, EsimRoom.PHONE);
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);

        assertThat(state(reference)).isEqualTo("linked");
    }

    @Test
    void at_the_counter_a_clerk_shows_the_code() {
        RegistrationId reference = ROOM.aRegistration("esim", "counter");
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);

        assertThat(ROOM.profiles().release(reference)).isTrue();
    }

    // ---- repeats --------------------------------------------------------------------------------------------------

    /** A step and how often it asks. */
    record Step(String name, Consumer<RegistrationId> run) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Step> steps() {
        return Stream.of(
                new Step("order", reference -> ROOM.profiles().order(reference)),
                new Step("release", reference -> ROOM.profiles().release(reference)),
                new Step("cancel", reference -> ROOM.profiles().cancel(reference)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void what_took_effect_and_was_not_answered_is_asked_again_under_the_same_id_and_done_once(Step step) {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        if (!step.name().equals("order")) {
            ROOM.profiles().order(reference);
        }
        ROOM.smDp.ids.clear();
        ROOM.smDp.next(Fault.LOST_ANSWER);
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> step.run().accept(reference));

        step.run().accept(reference);

        assertThat(ROOM.smDp.ids.get(1)).isEqualTo(ROOM.smDp.ids.get(0));
        assertThat(state(reference))
                .isEqualTo(
                        switch (step.name()) {
                            case "order" -> "allocated";
                            case "release" -> "released";
                            default -> "cancelled";
                        });
    }

    @Test
    void a_crash_between_confirming_and_releasing_is_repeated_from_the_start_and_changes_nothing() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        ROOM.smDp.next(Fault.NONE, Fault.LOST_ANSWER);
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> ROOM.profiles().release(reference));
        assertThat(state(reference)).as("rolled back").isEqualTo("allocated");
        String code = ROOM.smDp.confirmationCodes.get(iccid(reference).digits());

        ROOM.profiles().release(reference);

        assertThat(state(reference)).isEqualTo("released");
        assertThat(ROOM.orders().secrets(ROOM.order(reference)).confirmationCode())
                .as("drawn before it was asked, so that both know the same")
                .isEqualTo(code);
    }

    @Test
    void each_function_of_each_order_has_an_id_of_its_own_that_tells_nothing() {
        RegistrationId one = ROOM.released();
        RegistrationId other = ROOM.released();
        ROOM.profiles().cancel(one);
        ROOM.profiles().retire(other);

        assertThat(new HashSet<>(ROOM.smDp.ids)).hasSameSizeAs(ROOM.smDp.ids);
        assertThat(ROOM.smDp.ids).allSatisfy(id -> assertThat(id)
                .matches("[0-9a-f]{32}")
                .doesNotContain(iccid(one).digits().substring(6)));
    }

    @Test
    void expired_is_asked_again_under_the_next_id_which_is_as_stable() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);

        ROOM.failing(() -> ROOM.profiles().order(reference), Fault.EXPIRED);

        assertThat(state(reference)).isEqualTo("allocated");
        assertThat(ROOM.smDp.ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ROOM.smDp.ids.get(1)).isEqualTo(ROOM.order(reference).callId("downloadOrder", 2));
    }

    // ---- no -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILED", "EXPIRED"})
    void a_refused_profile_is_out_of_use_and_another_one_ordered_later(Fault fault) {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        Iccid first = iccid(reference);
        ROOM.failing(() -> ROOM.profiles().order(reference), fault, fault, fault);

        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
        assertThat(ROOM.order(reference).closing()).isEqualTo("refused");
        assertThat(ROOM.profiles().download(reference).stuck()).isTrue();

        ROOM.smDp.faults.clear();
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        ROOM.profiles().release(reference);
        assertThat(state(reference)).isEqualTo("released");
        assertThat(iccid(reference)).isNotEqualTo(first);
    }

    @Test
    void what_cannot_be_released_is_for_a_person_and_says_why() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);

        ROOM.failing(() -> ROOM.profiles().release(reference), Fault.NONE, Fault.FAILED);

        assertThat(state(reference)).isEqualTo("confirmed");
        assertThat(ROOM.profiles().download(reference)).isEqualTo(new Download(false, true));
        assertThat(ROOM.order(reference).said())
                .isEqualTo(new ProfileOrder.Said("releaseProfile", "Failed", "8.2.1", "3.3"));
    }

    // ---- ways out -------------------------------------------------------------------------------------------------

    @Test
    void an_order_that_may_have_gone_out_is_asked_again_and_then_taken_back() {
        RegistrationId reference = ROOM.aRegistration();
        ROOM.profiles().hold(reference);
        Iccid iccid = iccid(reference);
        ROOM.smDp.next(Fault.LOST_ANSWER);
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> ROOM.profiles().order(reference));
        assertThat(ROOM.smDp.state(iccid)).isEqualTo("Allocated");

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.smDp.state(iccid)).isEqualTo("Available");
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, true));
    }

    @Test
    void a_released_profile_whose_code_nobody_saw_may_be_given_to_the_next_one() {
        RegistrationId reference = ROOM.released();

        ROOM.profiles().cancel(reference);
        ROOM.profiles().cancel(reference);

        assertThat(state(reference)).isEqualTo("cancelled");
        assertThat(ROOM.smDp.state(iccid(reference))).isEqualTo("Available");
        assertThat(ROOM.givenBack).contains(new ProfileGivenBack(reference, true));
        assertThat(ROOM.smDp.asked.stream().filter(asked -> asked.startsWith("cancelOrder")))
                .hasSize(1);
    }

    @Test
    void a_code_that_was_seen_takes_the_profile_out_of_use() {
        RegistrationId reference = ROOM.released();
        ROOM.codes().show(reference, io.meibo.shared.Actor.applicant(reference));

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.smDp.state(iccid(reference))).isEqualTo("Unavailable");
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
    }

    @Test
    void a_failure_that_was_told_takes_the_profile_out_of_use_too() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 2, false);

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
    }

    @Test
    void what_is_on_a_phone_cannot_be_taken_back_and_is_never_given_again() {
        RegistrationId reference = ROOM.released();
        ROOM.smDp.phone(iccid(reference), "Downloaded");
        ROOM.tell(reference, 3, true);

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.order(reference).closing()).isEqualTo("blocked");
        assertThat(state(reference)).isEqualTo("downloaded");
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
    }

    @Test
    void a_phone_that_nobody_told_of_is_noticed_by_the_refusal() {
        RegistrationId reference = ROOM.released();
        ROOM.smDp.phone(iccid(reference), "Installed");

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.smDp.asked).endsWith("cancelOrder Available", "cancelOrder Unavailable");
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
        assertThat(ROOM.order(reference).closing()).isEqualTo("blocked");
    }

    @Test
    void a_cancellation_that_was_not_got_to_is_tried_again_by_the_engine() {
        RegistrationId reference = ROOM.released();
        ROOM.smDp.next(Fault.EXPIRED, Fault.EXPIRED, Fault.EXPIRED);

        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> ROOM.profiles().cancel(reference));
        assertThat(ROOM.order(reference).open()).isTrue();
        assertThat(ROOM.givenBack).isEmpty();
    }

    @Test
    void a_fault_at_the_sm_dp_leaves_no_profile_downloadable_without_an_owner() {
        RegistrationId reference = ROOM.released();
        ROOM.codes().show(reference, io.meibo.shared.Actor.applicant(reference));
        ROOM.smDp.next(Fault.BUSY, Fault.BUSY, Fault.BUSY);

        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> ROOM.profiles().cancel(reference));
        assertThat(ROOM.order(reference).open()).isTrue();
        assertThat(ROOM.givenBack).isEmpty();
    }

    @Test
    void a_passing_fault_is_asked_again_at_once() {
        RegistrationId reference = ROOM.released();
        ROOM.smDp.next(Fault.BUSY);

        ROOM.profiles().cancel(reference);

        assertThat(ROOM.smDp.state(iccid(reference))).isEqualTo("Available");
    }

    @Test
    void a_retired_profile_is_replaced_by_another() {
        RegistrationId reference = ROOM.released();
        Iccid old = iccid(reference);
        ROOM.profiles().retire(reference);
        assertThat(ROOM.smDp.state(old)).isEqualTo("Unavailable");

        ROOM.profiles().hold(reference);
        ROOM.profiles().order(reference);
        ROOM.profiles().release(reference);

        assertThat(iccid(reference)).isNotEqualTo(old);
        assertThat(ROOM.orders().of(reference))
                .extracting(ProfileOrder::attempt)
                .containsExactly(2, 1);
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
    }

    @Test
    void with_the_end_of_the_line_an_installed_profile_is_closed_without_a_call() {
        RegistrationId reference = ROOM.released();
        ROOM.tell(reference, 4, true);
        int before = ROOM.smDp.asked.size();

        ROOM.profiles().close(reference);

        assertThat(ROOM.smDp.asked).hasSize(before);
        assertThat(ROOM.order(reference).closing()).isEqualTo("ended");
        assertThat(ROOM.givenBack).containsExactly(new ProfileGivenBack(reference, false));
    }

    @Test
    void nothing_prints_a_number_or_a_code() {
        RegistrationId reference = ROOM.released();
        ProfileOrder order = ROOM.order(reference);

        for (Object told : List.of(
                order,
                ROOM.orders().secrets(order),
                EsimRoom.notice(order.iccid(), 3, true, 0),
                new Answer(Answer.Status.SUCCESS, null, null, order.iccid().digits(), "MATCH-1", "smdp"),
                new SmDpUnavailable("SM-DP+ did not answer to downloadOrder", null))) {
            assertThat(told.toString())
                    .doesNotContain(order.iccid().digits())
                    .doesNotContain("MATCH")
                    .doesNotContain(ROOM.orders().secrets(order).confirmationCode());
        }
    }

    private static String state(RegistrationId reference) {
        return ROOM.order(reference).state().code();
    }

    private static Iccid iccid(RegistrationId reference) {
        return ROOM.order(reference).iccid();
    }
}
