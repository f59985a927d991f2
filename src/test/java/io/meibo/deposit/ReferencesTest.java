package io.meibo.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.shared.RegistrationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-7KQ2-9XMV-4",
                "r-7kq2-9xmv-4",
                "R7KQ29XMV4",
                "deposit R 7KQ2 9XMV 4 thank you",
                "ﾖﾀｸｷﾝ Ｒ－７ＫＱ２－９ＸＭＶ－４",
                "ｒ７ｋｑ２９ｘｍｖ４",
                "Rー7KQ2ー9XMVー4",
                "R–7KQ2—9XMV−4",
                "R_7KQ2.9XMV/4",
                "NO.R7KQ29XMV4ERIKSSON",
                "first line R-7KQ2-\n9XMV-4"
            })
    void a_reference_is_found_however_it_is_written(String text) {
        assertThat(References.in(text)).containsExactly(new RegistrationId("R-7KQ2-9XMV-4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "R-7KQ2-9XMV-5", "7KQ2-9XMV-4", "R-7KQ2-9XM-4", "R-7KQ2-9XMU-4"})
    void what_is_none_is_not_taken_for_one(String text) {
        assertThat(References.in(text)).isEmpty();
    }

    @Test
    void letters_typed_for_digits_are_forgiven_by_the_check_character() {
        assertThat(References.in("R-0000-0000-0")).isEqualTo(References.in("R-OOOO-oooo-O"));
    }

    @Test
    void two_references_are_two() {
        assertThat(References.in("R-7KQ2-9XMV-4 and R-0000-0000-0")).hasSize(2);
    }
}
