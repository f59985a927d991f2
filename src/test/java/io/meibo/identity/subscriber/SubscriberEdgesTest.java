package io.meibo.identity.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.format.FormatCheck;
import io.meibo.identity.format.Typed;
import io.meibo.shared.ActivationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an activation code tells, and the edges of what is evened out in typed numbers. */
class SubscriberEdgesTest {

    @Test
    void an_activation_code_tells_server_token_oid_and_whether_a_code_is_asked() {
        FormatCheck check = SubscriberNumbers.activationCode("LPA:1$smdp.example.com$ABC-123$1.3.6.1.4.1.31746$1");
        assertThat(check.fields())
                .containsEntry("smdpAddress", "smdp.example.com")
                .containsEntry("matchingId", "ABC-123")
                .containsEntry("smdpOid", "1.3.6.1.4.1.31746")
                .containsEntry("confirmationCodeRequired", "true");
        assertThat(SubscriberNumbers.activationCode("1$smdp.example.com$").fields())
                .containsEntry("matchingId", "")
                .containsEntry("confirmationCodeRequired", "false")
                .doesNotContainKey("smdpOid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LPA:1$smdp.example.com:443$ABC",
                "LPA:1$smdp$ABC",
                "LPA:1$$ABC",
                "LPA:2$smdp.example.com$ABC",
                "LPA:1$smdp.example.com$ABC$$0",
                "LPA:1$smdp.example.com$A_C",
                "LPA:1$smdp.example.com",
            })
    void what_is_no_server_name_or_no_token_is_refused(String code) {
        assertThat(SubscriberNumbers.activationCode(code).valid()).isFalse();
    }

    @Test
    void an_activation_code_prints_the_server_only() {
        assertThat(ActivationCode.of("LPA:1$SMDP.example.com$ABC-123").orElseThrow())
                .hasToString("ActivationCode[smdp.example.com]");
    }

    @Test
    void only_the_letters_a_to_z_become_capitals() {
        assertThat(Typed.upper("azAZ`{ßıéÿ09")).isEqualTo("AZAZ`{ßıéÿ09");
    }
}
