package io.meibo.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meibo.shared.Refusal;
import io.meibo.shared.RegistrationId;
import io.meibo.support.MoneyTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OneTimeCodesTest extends MoneyTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Autowired
    private OneTimeCodes codes;

    @Autowired
    private PlatformTransactionManager transactions;

    private RegistrationId reference = new RegistrationId("R-7KQ2-9XMV-4");

    @BeforeEach
    void a_registration() {
        reference = registered(japanese());
    }

    @Test
    void the_code_works_once() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        assertThat(code).matches("\\d{6}");

        codes.check(reference, "signature", code);

        refused("CODE_WRONG", () -> codes.check(reference, "signature", code));
    }

    @Test
    void it_is_taken_as_people_type_it() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        var wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));

        codes.check(reference, "signature", wide.insert(3, ' ').toString());
    }

    @Test
    void it_is_for_one_purpose_and_one_registration() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        RegistrationId other = registered(chinese());

        refused("CODE_WRONG", () -> codes.check(reference, "activation", code));
        refused("CODE_WRONG", () -> codes.check(other, "signature", code));
        refused("CODE_WRONG", () -> codes.check(reference, "signature", null));
    }

    @Test
    void a_new_code_takes_the_place_of_the_former() {
        String first = codes.issue(reference, "signature", TEN_MINUTES);
        String second = issuedBeside(first);

        refused("CODE_WRONG", () -> codes.check(reference, "signature", first));
        codes.check(reference, "signature", second);
    }

    @Test
    void it_expires() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        world.now = NOW.plus(TEN_MINUTES);

        refused("CODE_EXPIRED", () -> codes.check(reference, "signature", code));
    }

    @Test
    void five_wrong_tries_kill_it_though_each_refusal_rolls_back() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int tries = 0; tries < 4; tries++) {
            refused("CODE_WRONG", () -> codes.check(reference, "signature", wrong));
        }
        refused("CODE_TOO_MANY", () -> codes.check(reference, "signature", wrong));

        refused("CODE_TOO_MANY", () -> codes.check(reference, "signature", code));
    }

    @Test
    void a_right_code_is_not_used_up_where_what_it_was_for_is_rolled_back() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    codes.check(reference, "signature", code);
                    throw new IllegalStateException("lost a race");
                }))
                .hasMessage("lost a race");

        codes.check(reference, "signature", code);
    }

    @Test
    void the_sixth_code_within_an_hour_is_refused() {
        for (int sent = 0; sent < 5; sent++) {
            codes.issue(reference, "signature", TEN_MINUTES);
        }

        refused("CODE_SENT_TOO_OFTEN", () -> codes.issue(reference, "signature", TEN_MINUTES));
        codes.issue(reference, "activation", TEN_MINUTES);
        world.now = NOW.plus(Duration.ofHours(1));
        codes.issue(reference, "signature", TEN_MINUTES);
    }

    @Test
    void no_code_stands_in_the_table() {
        String code = codes.issue(reference, "signature", TEN_MINUTES);

        assertThat(jdbc.sql("SELECT print FROM one_time_code WHERE reference = :reference")
                        .param("reference", reference.value())
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(code);
    }

    /** Another code than this one, whatever chance says. */
    private String issuedBeside(String first) {
        String second = codes.issue(reference, "signature", TEN_MINUTES);
        return second.equals(first) ? codes.issue(reference, "signature", TEN_MINUTES) : second;
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
