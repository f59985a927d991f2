package io.meibo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void the_same_seed_invents_the_same_people() {
        var first = new People(42, TODAY);
        var again = new People(42, TODAY);

        assertThat(again.japanese()).isEqualTo(first.japanese());
        assertThat(again.passportHolder("CHN")).isEqualTo(first.passportHolder("CHN"));
        assertThat(new People(43, TODAY).japanese()).isNotEqualTo(new People(42, TODAY).japanese());
    }

    @Test
    void no_document_number_or_phone_is_given_twice() {
        var people = new People(1, TODAY);
        var numbers = new HashSet<String>();
        Stream.generate(people::residentOfJapan).limit(2000).forEach(person -> {
            assertThat(numbers.add(person.paper().number())).isTrue();
            assertThat(numbers.add(person.phone())).isTrue();
        });
    }

    @Test
    void resident_ids_satisfy_iso_7064() {
        var people = new People(2, TODAY);
        Stream.generate(people::chinese).limit(200).forEach(person -> {
            String number = person.paper().number();
            assertThat(number)
                    .matches("\\d{17}[\\dX]")
                    .contains(person.birthDate().toString().replace("-", ""));
            assertThat(mod11(number)).as("ISO 7064 MOD 11-2 remainder").isEqualTo(1);
            assertThat(Character.digit(number.charAt(16), 10) % 2 == 1)
                    .isEqualTo(person.sex().equals("M"));
        });
    }

    @Test
    void licence_numbers_satisfy_the_published_formula() {
        var people = new People(3, TODAY);
        Stream.generate(people::japanese).limit(200).forEach(person -> {
            String number = person.paper().number();
            int sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += "5432765432".charAt(i) % 16 * (number.charAt(i) % 16);
            }
            int rest = sum % 11;
            int expected = rest == 0 ? 1 : rest == 1 ? 0 : 11 - rest;
            assertThat(number).hasSize(12).matches("\\d{10}" + expected + "\\d");
            assertThat(person.paper().expires()).isAfter(TODAY);
        });
    }

    @Test
    void writes_the_zone_of_the_icao_specimen_card() {
        assertThat(MrzLines.td1(
                        "UTO",
                        "ERIKSSON",
                        "ANNA MARIA",
                        "D23145890",
                        "UTO",
                        LocalDate.of(1974, 8, 12),
                        "F",
                        LocalDate.of(2012, 4, 15)))
                .containsExactly(
                        "I<UTOD231458907<<<<<<<<<<<<<<<",
                        "7408122F1204159UTO<<<<<<<<<<<6",
                        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    }

    @Test
    void a_passport_zone_is_two_lines_of_44_without_apostrophes() {
        assertThat(MrzLines.td3(
                        "GBR",
                        "O'BRIEN",
                        "EMILY JANE",
                        "L898902C3",
                        "GBR",
                        LocalDate.of(1974, 8, 12),
                        "F",
                        LocalDate.of(2032, 4, 15)))
                .allSatisfy(line -> assertThat(line).hasSize(44))
                .first()
                .isEqualTo("P<GBROBRIEN<<EMILY<JANE<<<<<<<<<<<<<<<<<<<<<");
    }

    @Test
    void nothing_of_a_person_shows_in_a_log() {
        var person = new People(5, TODAY).japanese();
        assertThat(person.toString() + person.paper() + person.home() + person.kana())
                .doesNotContain(
                        person.familyName(),
                        person.givenName(),
                        person.phone(),
                        person.paper().number());
    }

    private static int mod11(String number) {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < 18; i++) {
            int value = number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0';
            sum = sum.add(BigInteger.TWO.pow(17 - i).multiply(BigInteger.valueOf(value)));
        }
        return sum.mod(BigInteger.valueOf(11)).intValue();
    }
}
