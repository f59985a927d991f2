package io.meibo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class RegistrationIdTest {

    @Test
    void the_reference_of_the_contract_is_one() {
        assertThat(RegistrationId.of("R-7KQ2-9XMV-4")).isPresent();
    }

    @Test
    void a_reference_typed_in_small_letters_is_understood() {
        assertThat(RegistrationId.of(" r-7kq2-9xmv-4 ")).contains(new RegistrationId("R-7KQ2-9XMV-4"));
    }

    @Test
    void two_neighbours_swapped_are_noticed() {
        assertThat(RegistrationId.of("R-K7Q2-9XMV-4")).isEmpty();
    }

    @Test
    void a_wrong_check_character_is_no_reference() {
        assertThatThrownBy(() -> new RegistrationId("R-7KQ2-9XMV-5")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_new_reference_has_a_right_check_character() {
        var random = new SecureRandom();
        for (int i = 0; i < 1_000; i++) {
            String drawn = RegistrationId.random(random).value();
            assertThat(RegistrationId.of(drawn)).isPresent();
        }
    }
}
