package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.inventory.Allotment.Share;
import io.meibo.inventory.WaitingLine.Waiter;
import io.meibo.shared.RegistrationId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    private final Waiter voice = waiter("sim", true);
    private final Waiter data = waiter("sim", false);
    private final Waiter otherVoice = waiter("sim", true);
    private final Waiter profile = waiter("esim", true);

    @Test
    void the_first_in_line_are_served_as_far_as_stock_goes() {
        assertThat(served(2, 9, voice, otherVoice, data)).containsExactly(voice, otherVoice);
    }

    @Test
    void nothing_in_stock_serves_nobody() {
        assertThat(served(0, 9, voice, data)).isEmpty();
    }

    @Test
    void a_sim_without_its_number_is_not_given() {
        assertThat(served(5, 0, voice)).isEmpty();
    }

    @Test
    void somebody_behind_who_needs_no_number_is_served_from_sims_that_are_over() {
        assertThat(served(2, 0, voice, data)).containsExactly(data);
        assertThat(served(1, 0, voice, data)).isEmpty();
    }

    @Test
    void a_number_is_kept_for_whoever_waits_ahead_for_a_profile() {
        assertThat(served(Map.of("sim", Map.of("central", 5)), Map.of("central", 1), profile, voice))
                .isEmpty();
        assertThat(served(Map.of("sim", Map.of("central", 5)), Map.of("central", 2), profile, voice))
                .containsExactly(voice);
    }

    @Test
    void who_holds_one_half_claims_only_the_other() {
        Waiter profiled = new Waiter(RegistrationId.random(new SecureRandom()), "esim", false, true, "central");
        Waiter numbered = new Waiter(RegistrationId.random(new SecureRandom()), "sim", true, false, "central");

        assertThat(served(1, 1, profiled, numbered)).containsExactly(profiled, numbered);
        assertThat(served(1, 0, profiled, numbered)).containsExactly(numbered);
    }

    @Test
    void a_counter_takes_from_its_own_shelf_first_then_from_the_central_store_never_from_another_office() {
        Waiter first = waiter("sim", false, "tokyo");
        Waiter second = waiter("sim", false, "tokyo");
        Waiter third = waiter("sim", false, "tokyo");
        Waiter online = waiter("sim", false, "central");

        var allotment = new Allotment(
                Map.of("sim", Map.of("tokyo", 1, "central", 1, "shanghai", 7)),
                Map.of(),
                List.of(first, second, online, third));

        assertThat(allotment.shares()).extracting(Share::waiter).containsExactly(first, second);
        assertThat(allotment.shares()).extracting(Share::simOffice).containsExactly("tokyo", "central");
    }

    @Test
    void who_comes_later_is_served_from_a_shelf_that_nobody_ahead_may_use() {
        Waiter online = waiter("sim", false, "central");
        Waiter atTheCounter = waiter("sim", false, "tokyo");

        assertThat(served(Map.of("sim", Map.of("tokyo", 1)), Map.of(), online, atTheCounter))
                .containsExactly(atTheCounter);
    }

    @Test
    void what_the_line_cannot_claim_is_left() {
        var allotment =
                new Allotment(Map.of(), Map.of("central", 3), List.of(waiter("sim", true), waiter("sim", false)));

        assertThat(allotment.shares()).isEmpty();
        assertThat(allotment.numbersLeft()).containsEntry("central", 2);
    }

    private static List<Waiter> served(int sims, int numbers, Waiter... line) {
        return served(Map.of("sim", Map.of("central", sims)), Map.of("central", numbers), line);
    }

    private static List<Waiter> served(
            Map<String, Map<String, Integer>> sims, Map<String, Integer> numbers, Waiter... line) {
        return new Allotment(sims, numbers, List.of(line))
                .shares().stream().map(Share::waiter).toList();
    }

    private static Waiter waiter(String form, boolean needsNumber) {
        return waiter(form, needsNumber, "central");
    }

    private static Waiter waiter(String form, boolean needsNumber, String office) {
        return new Waiter(RegistrationId.random(new SecureRandom()), form, true, needsNumber, office);
    }
}
