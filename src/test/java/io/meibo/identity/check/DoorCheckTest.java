package io.meibo.identity.check;

import static io.meibo.identity.check.Telling.TODAY;
import static io.meibo.identity.check.Telling.aChineseResident;
import static io.meibo.identity.check.Telling.aJapaneseDriver;
import static io.meibo.identity.check.Telling.aVisitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.meibo.identity.check.IdentityDocumentCheck.House;
import io.meibo.privacy.PersonalData.Address;
import io.meibo.shared.FieldError;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorCheckTest {

    private static final House HOUSE = new House(TODAY, Period.ofDays(14), false);

    @Test
    void good_data_come_in() {
        assertThat(errors(aVisitor())).isEmpty();
        assertThat(errors(aJapaneseDriver())).isEmpty();
        assertThat(errors(aChineseResident())).isEmpty();
    }

    @Test
    void what_is_merely_unclear_comes_in_for_a_person() {
        assertThat(errors(aVisitor().named("ERIKSON", "ANNA").of("NOR").withoutExpiry()))
                .isEmpty();
    }

    @Test
    void a_birth_date_lies_within_a_human_life() {
        assertRefused(aJapaneseDriver().born(TODAY.plusDays(1)), "/applicant/birthDate", "BIRTH_DATE_IN_FUTURE");
        assertRefused(
                aJapaneseDriver().born(LocalDate.of(1850, 1, 1)), "/applicant/birthDate", "BIRTH_DATE_TOO_LONG_AGO");
    }

    @Test
    void the_zone_of_another_person_names_the_zone() {
        assertThat(errors(aVisitor()
                        .named("SMITH", "JOHN")
                        .born(LocalDate.of(1980, 1, 1))
                        .withNumber("X12345678")))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("/identityDocument/mrz", "MRZ_NUMBER_DIFFERS"),
                        tuple("/identityDocument/mrz", "MRZ_BIRTH_DATE_DIFFERS"),
                        tuple("/identityDocument/mrz", "MRZ_NAME_DIFFERS"));
    }

    @Test
    void a_document_that_cannot_be_right_is_named() {
        assertRefused(aJapaneseDriver().withNumber("302012345620"), "/identityDocument/number", "CHECK_DIGIT_WRONG");
        assertRefused(aJapaneseDriver().withNumber("30201234561"), "/identityDocument/number", "DRIVER_LICENCE_FORMAT");
        assertRefused(
                aJapaneseDriver().validUntil(TODAY.minusDays(1)),
                "/identityDocument/expiryDate",
                "IDENTITY_DOCUMENT_EXPIRED");
        assertRefused(
                aVisitor().withZone(List.of("P<UTOERIKSSON<<ANNA", "L898902C36UTO")),
                "/identityDocument/mrz",
                "MRZ_LINES");
    }

    @Test
    void a_my_number_is_refused_wherever_it_stands() {
        assertRefused(
                aJapaneseDriver()
                        .livingAt(new Address("JPN", "100-0001", "東京都", "千代田区", List.of("1-1", "6214-9832-0257"))),
                "/applicant/address/lines/1",
                "MY_NUMBER_DETECTED");
        assertRefused(aJapaneseDriver().named("山田", "６２１４９８３２０２５７"), "/applicant/givenName", "MY_NUMBER_DETECTED");
        assertRefused(
                aJapaneseDriver().showingType("jp-my-number-card").withNumber("621498320257"),
                "/identityDocument/number",
                "MY_NUMBER_DETECTED");
    }

    @Test
    void twelve_digits_of_a_licence_are_no_my_number() {
        assertThat(errors(aJapaneseDriver().withNumber("450000000120"))).isEmpty();
    }

    @Test
    void the_back_of_a_my_number_card_is_not_even_looked_at() {
        assertThat(DoorCheck.pages("jp-my-number-card", Set.of("document-front", "document-back")))
                .containsExactly(FieldError.of("/document-back", "MY_NUMBER_CARD_BACK"));
        assertThat(DoorCheck.pages("jp-my-number-card", Set.of("document-front")))
                .isEmpty();
        assertThat(DoorCheck.pages("jp-driver-licence", Set.of("document-back")))
                .isEmpty();
    }

    @Test
    void countries_exist() {
        assertRefused(aVisitor().of("QQQ"), "/applicant/nationality", "COUNTRY_UNKNOWN");
        assertRefused(
                aJapaneseDriver().livingAt(new Address("XXA", null, null, "x", List.of("1"))),
                "/applicant/address/country",
                "COUNTRY_UNKNOWN");
        assertThat(errors(aJapaneseDriver().of("XXA"))).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(errors(aJapaneseDriver()
                        .born(TODAY.plusDays(1))
                        .withNumber("302012345620")
                        .reachedAt("+818001112222", "anna.example.org")))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/applicant/birthDate", "/identityDocument/number", "/applicant/phone", "/applicant/email");
    }

    private static void assertRefused(Telling telling, String pointer, String code) {
        assertThat(errors(telling)).containsExactly(FieldError.of(pointer, code));
    }

    private static List<FieldError> errors(Telling telling) {
        return DoorCheck.of(telling.data(), HOUSE);
    }
}
