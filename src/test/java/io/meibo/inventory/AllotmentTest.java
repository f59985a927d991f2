package io.meibo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Allotment.served(Map.of("sim", 5, "esim", 0), 1, List.of(profile, voice)))
                .isEmpty();
        assertThat(Allotment.served(Map.of("sim", 5, "esim", 0), 2, List.of(profile, voice)))
                .containsExactly(voice);
    }

    private static List<Waiter> served(int sims, int numbers, Waiter... line) {
        return Allotment.served(Map.of("sim", sims), numbers, List.of(line));
    }

    private static Waiter waiter(String form, boolean needsNumber) {
        return new Waiter(RegistrationId.random(new SecureRandom()), form, needsNumber);
    }
}
