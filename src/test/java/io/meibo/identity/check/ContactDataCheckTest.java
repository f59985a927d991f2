package io.meibo.identity.check;

import static io.meibo.identity.check.Telling.aVisitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.privacy.PersonalData.Address;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CheckOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactDataCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+819012345678",
                "+816012345678",
                "+81312345678",
                "+815012345678",
                "+8613123456789",
                "+861012345678",
                "+46701740605",
            })
    void a_person_can_be_reached_at_a_mobile_or_a_fixed_line(String phone) {
        assertThat(code(aVisitor().reachedAt(phone, null), "phone")).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({
        "12345, PHONE_INVALID",
        "+810012345, PHONE_INVALID",
        "+81120123456, PHONE_NOT_A_PERSONS",
        "+818001112222, PHONE_NOT_A_PERSONS",
        "+8614001234567890, PHONE_INVALID",
        "+861400123456789, MSISDN_FOR_MACHINES",
        "+812012345678, MSISDN_FOR_MACHINES",
        "anna, PHONE_INVALID",
    })
    void nobody_in_particular_answers_at_other_numbers(String phone, String code) {
        assertThat(code(aVisitor().reachedAt(phone, null), "phone")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "anna@example.org, OK",
        "anna.maria+sim@mail.example.co.jp, OK",
        "anna.example.org, EMAIL_INVALID",
        "anna@example, EMAIL_INVALID",
        "anna@@example.org, EMAIL_INVALID",
        "anna..maria@example.org, EMAIL_INVALID",
        "anna@-example.org, EMAIL_INVALID",
        "'anna@example.org, b@example.org', EMAIL_INVALID",
        ", EMAIL_NOT_GIVEN",
    })
    void a_mail_address_has_the_form_of_one(String email, String code) {
        assertThat(code(aVisitor().reachedAt("+819012345678", email), "email")).isEqualTo(code);
    }

    @Test
    void a_mail_address_has_no_header_in_it() {
        assertThat(code(aVisitor().reachedAt("+819012345678", "a@example.org\r\nBcc: b@example.org"), "email"))
                .isEqualTo("EMAIL_INVALID");
    }

    @Test
    void an_address_lacking_something_is_for_a_person() {
        Findings findings = ContactDataCheck.of(aVisitor()
                .livingAt(new Address("JPN", "1000-001", null, "千代田区", List.of(" ")))
                .data());
        assertThat(findings.results())
                .filteredOn(result -> result.outcome() == CheckOutcome.UNCLEAR)
                .extracting(CheckResult::code)
                .containsExactly("POSTCODE_FORMAT", "REGION_MISSING", "STREET_MISSING");
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void other_countries_have_other_addresses() {
        Findings findings = ContactDataCheck.of(aVisitor()
                .livingAt(new Address("SWE", null, null, "Uppsala", List.of("Storgatan 1")))
                .data());
        assertThat(findings.outcome()).isEqualTo(CheckOutcome.PASSED);
    }

    private static String code(Telling telling, String part) {
        return ContactDataCheck.of(telling.data()).results().stream()
                .filter(result -> result.part().equals(part))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
