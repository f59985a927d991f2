package io.meibo.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalData.IdentityDocument;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.privacy.Validity;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.FieldError;
import io.meibo.shared.RegistrationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentLooksTest {

    private static final RegistrationId CASE = new RegistrationId("R-7KQ2-9XMV-4");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final PersonalDataVault vault = mock(PersonalDataVault.class);
    private final RegistrationCase registration = mock(RegistrationCase.class);
    private final List<FieldError> errors = new ArrayList<>();

    @Test
    void the_document_of_the_application_is_known_by_its_last_characters() {
        var look = look("jp-residence-card", "AB12345678CD", "2026-11-25", "2026-11-25", "jp-residence-card", "78cd");

        assertThat(errors).isEmpty();
        assertThat(look).isNotNull();
        assertThat(look.numberMatched()).isTrue();
    }

    @ParameterizedTest(name = "{0} typed as {1}")
    @CsvSource({
        "5678CE, HAND_OVER_DOCUMENT_DIFFERS",
        "8CD, HAND_OVER_DOCUMENT_TOO_SHORT",
        "XAB12345678CD, HAND_OVER_DOCUMENT_DIFFERS",
        "'', HAND_OVER_DOCUMENT_TOO_SHORT"
    })
    void another_number_is_told(String typed, String code) {
        assertThat(look("jp-residence-card", "AB12345678CD", null, "2026-11-25", "jp-residence-card", typed))
                .isNull();
        assertThat(errors).extracting(FieldError::code).containsExactly(code);
        assertThat(errors).extracting(FieldError::pointer).containsExactly("/document/lastCharacters");
    }

    @Test
    void wide_characters_blanks_and_hyphens_are_how_people_type() {
        assertThat(look("jp-residence-card", "AB12345678CD", null, "2026-11-25", "jp-residence-card", "６７-８ ｃｄ"))
                .isNotNull();
    }

    @Test
    void the_last_day_counts_and_the_day_after_does_not() {
        assertThat(look("passport", "L898902C3", "2026-11-25", "2026-11-25", "passport", "02C3"))
                .isNotNull();
        assertThat(look("passport", "L898902C3", "2026-11-25", "2026-11-26", "passport", "02C3"))
                .isNull();
        assertThat(errors).extracting(FieldError::code).containsExactly("HAND_OVER_DOCUMENT_EXPIRED");
    }

    @Test
    void another_kind_of_document_is_not_taken_whatever_its_number() {
        assertThat(look("jp-residence-card", "AB12345678CD", null, "2026-11-25", "passport", "78CD"))
                .isNull();
        assertThat(errors).extracting(FieldError::code).containsExactly("HAND_OVER_OTHER_DOCUMENT");
    }

    @Test
    void of_a_my_number_card_no_number_is_on_file_so_none_is_compared() {
        var look = look("jp-my-number-card", "", "2030-01-01", "2026-11-25", "jp-my-number-card", null);

        assertThat(errors).isEmpty();
        assertThat(look).isNotNull();
        assertThat(look.numberMatched()).isNull();
    }

    private DocumentLooks.@Nullable Look look(
            String type,
            String number,
            @Nullable String expiry,
            String today,
            String shownType,
            @Nullable String last) {
        var person = new PersonalData(
                mock(PersonalData.Applicant.class),
                new IdentityDocument(type, number, "JPN", expiry == null ? null : Validity.of(expiry), List.of()));
        when(vault.find(CASE)).thenReturn(Optional.of(person));
        when(registration.reference()).thenReturn(CASE);
        Clock clock = Clock.fixed(Instant.parse(today + "T03:00:00Z"), TOKYO);
        return new DocumentLooks(vault, mock(JdbcClient.class), clock)
                .compare(registration, new DocumentLook(shownType, last), errors);
    }
}
