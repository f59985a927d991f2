package io.meibo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void travels_as_a_decimal_string_with_its_currency() throws JsonProcessingException {
        var json = new ObjectMapper();

        String text = json.writeValueAsString(Money.of("10000", "JPY"));

        assertThat(text).isEqualTo("{\"amount\":\"10000\",\"currency\":\"JPY\"}");
        assertThat(json.readValue(text, Money.class)).isEqualTo(Money.of("10000", "JPY"));
    }

    @Test
    void the_same_amount_is_equal_however_it_was_written() {
        assertThat(Money.of("200.00", "CNY")).isEqualTo(Money.of("200", "CNY"));
    }

    @Test
    void a_yen_has_no_parts() {
        assertThatThrownBy(() -> Money.of("0.5", "JPY")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amounts_of_two_currencies_never_meet() {
        assertThatThrownBy(() -> Money.of("1", "JPY").plus(Money.of("1", "CNY")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
