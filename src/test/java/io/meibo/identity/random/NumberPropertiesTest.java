package io.meibo.identity.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.NumberFormats;
import io.meibo.identity.document.MyNumberDetector;
import io.meibo.identity.format.FormatCheck;
import io.meibo.shared.Iccid;
import io.meibo.shared.Imsi;
import io.meibo.shared.Msisdn;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;

/** What holds for every number: right ones pass, one changed character is noticed, rubbish gets an answer. */
class NumberPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final DateTimeFormatter YYYYMMDD = DateTimeFormatter.ofPattern("yyyyMMdd");

    /** A number with its format, and whether the format's rule notices every single changed digit. */
    record Sample(String format, String value) {}

    // ---- anything at all ----------------------------------------------------------------------------------------

    @Property
    @Label("any text gets an answer with a code, for every format, and never an exception")
    void any_text_gets_an_answer(@ForAll("formats") String format, @ForAll("texts") String value) {
        FormatCheck check = NumberFormats.check(format, value, TODAY);
        assertThat(check.code()).matches("[A-Z0-9_]+");
        assertThat(check.toString()).isEqualTo("FormatCheck[" + check.code() + "]");
        if (!check.valid()) {
            assertThat(check.code()).isNotEqualTo("OK");
        }
    }

    @Property
    @Label("free text never breaks the search for individual numbers, and a masked text hides all of them")
    void masked_text_has_no_individual_number(@ForAll("texts") String text) {
        assertThat(MyNumberDetector.findsIn(MyNumberDetector.mask(text))).isFalse();
    }

    @Property
    @Label("value types exist for valid values only and print nothing but their ends")
    void value_types_mask_themselves(@ForAll("texts") String text) {
        Iccid.of(text).ifPresent(iccid -> assertThat(iccid.toString()).doesNotContain(iccid.digits()));
        Imsi.of(text).ifPresent(imsi -> assertThat(imsi.toString()).doesNotContain(imsi.digits()));
        Msisdn.of(text).ifPresent(msisdn -> assertThat(msisdn.toString()).doesNotContain(msisdn.national()));
    }

    // ---- right numbers ------------------------------------------------------------------------------------------

    @Property
    @Label("a number made by the published rule is valid")
    void right_numbers_pass(@ForAll("rightNumbers") Sample sample) {
        assertThat(NumberFormats.check(sample.format(), sample.value(), TODAY).valid())
                .as("%s %s", sample.format(), sample.value())
                .isTrue();
    }

    @Property
    @Label("a right number stays right in full-width characters, small letters, with spaces and hyphens")
    void typing_habits_do_not_matter(
            @ForAll("rightNumbers") Sample sample, @ForAll @IntRange(min = 1, max = 8) int at) {
        String value = sample.value();
        String typed = value.substring(0, at) + " " + value.substring(at);
        assertThat(valid(sample.format(), typed)).isTrue();
        assertThat(valid(sample.format(), typed.replace(' ', '-'))).isTrue();
        assertThat(valid(sample.format(), value.toLowerCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(valid(sample.format(), fullWidth(value))).isTrue();
    }

    @Property
    @Label("one wrong digit in a number with a check digit is noticed")
    void one_wrong_digit_is_noticed(
            @ForAll("numbersWithStrongDigit") Sample sample,
            @ForAll int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String value = sample.value();
        int at = Math.floorMod(place, value.length());
        if (!Character.isDigit(value.charAt(at))) {
            return;
        }
        char other = (char) ('0' + (value.charAt(at) - '0' + by) % 10);
        assertThat(valid(sample.format(), value.substring(0, at) + other + value.substring(at + 1)))
                .as("%s: %s with %s in place %s", sample.format(), value, other, at)
                .isFalse();
    }

    @Property
    @Label("a resident number gives birth date and sex as they were put in")
    void a_resident_number_tells_birth_date_and_sex(
            @ForAll("pastDays") LocalDate birth, @ForAll @IntRange(min = 0, max = 999) int sequence) {
        String body = "440524" + birth.format(YYYYMMDD) + String.format("%03d", sequence);
        FormatCheck check = NumberFormats.check("cn-resident-id", body + Printed.mod11dash2(body), TODAY);
        assertThat(check.valid()).isTrue();
        assertThat(check.fields())
                .containsEntry("birthDate", birth.toString())
                .containsEntry("sex", sequence % 2 == 1 ? "M" : "F");
    }

    @Property
    @Label("a fifteen-digit number becomes the eighteen the rule gives, and no other")
    void fifteen_becomes_eighteen(
            @ForAll("oldDays") LocalDate birth,
            @ForAll @IntRange(min = 0, max = 999) int sequence,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String day = birth.format(YYYYMMDD);
        String tail = String.format("%03d", sequence);
        String body = "130503" + day + tail;
        String old = "130503" + day.substring(2) + tail;
        assertThat(valid("cn-resident-id-15to18", old + "|" + body + Printed.mod11dash2(body)))
                .isTrue();
        String wrong = body.substring(0, 16) + (body.charAt(16) - '0' + off) % 10;
        assertThat(valid("cn-resident-id-15to18", old + "|" + wrong + Printed.mod11dash2(wrong)))
                .isFalse();
    }

    @Property
    @Label("a My Number is found wherever it stands in a text, and gone after masking")
    void a_my_number_is_found(
            @ForAll("elevenDigits") String eleven, @ForAll("words") String before, @ForAll("words") String after) {
        String number = eleven + Printed.individual(eleven);
        String spaced = number.substring(0, 4) + " " + number.substring(4, 8) + "-" + number.substring(8);
        for (String form : List.of(number, spaced, fullWidth(number))) {
            String text = before + " " + form + " " + after;
            assertThat(MyNumberDetector.findsIn(text)).isTrue();
            assertThat(MyNumberDetector.mask(text)).doesNotContain(number);
        }
    }

    // ---- what is drawn ------------------------------------------------------------------------------------------

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(NumberFormats.names());
    }

    /** Text of every kind, and text that looks nearly like a number, where the mistakes are. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(320),
                Arbitraries.strings().ascii().ofMaxLength(100),
                Arbitraries.strings().withChars("0123456789Xx -|").ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("ABCDUTOPIV0123456789<|\n")
                        .ofMinLength(60)
                        .ofMaxLength(95),
                Arbitraries.strings().withChars("LPA:1$.-abc09").ofMaxLength(60),
                rightNumbers().flatMap(sample -> Arbitraries.integers()
                        .between(0, sample.value().length())
                        .map(at -> sample.value().substring(0, at))),
                Combinators.combine(rightNumbers(), Arbitraries.strings().ofMaxLength(3))
                        .as((sample, tail) -> sample.value() + tail));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> elevenDigits() {
        return digits(11);
    }

    @Provide
    Arbitrary<LocalDate> pastDays() {
        return Dates.dates().between(LocalDate.of(1880, 1, 1), TODAY);
    }

    @Provide
    Arbitrary<LocalDate> oldDays() {
        return Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(1999, 12, 31));
    }

    @Provide
    Arbitrary<Sample> rightNumbers() {
        return Arbitraries.oneOf(
                numbersWithStrongDigit(),
                of("jp-driver-licence-number", digits(10), Printed::licence, digits(1)),
                of("jp-individual-number-detector", digits(11), Printed::individual),
                digits(12).map(body -> new Sample("jp-corporate-number", Printed.corporate(body) + body)),
                digits(8).map(body -> new Sample("jp-residence-card-number", "AB" + body + "CD")),
                digits(8).map(body -> new Sample("cn-hk-macao-travel-permit", "H" + body)),
                digits(10).map(body -> new Sample("cn-hk-macao-travel-permit", "M" + body)),
                digits(7).map(body -> new Sample("cn-hk-macao-travel-permit", "HA" + body)),
                digits(8).map(body -> new Sample("cn-taiwan-travel-permit", body)),
                digits(12).map(body -> new Sample("cn-foreign-permanent-resident-id", "JPN" + body)),
                digits(7).map(body -> new Sample("msisdn-jp-mobile", "0601" + body)),
                digits(8).map(body -> new Sample("msisdn-cn-mobile", "138" + body)),
                digits(10).map(body -> new Sample("imsi", "44010" + body)));
    }

    @Provide
    Arbitrary<Sample> numbersWithStrongDigit() {
        Arbitrary<String> days = pastDays().map(day -> day.format(YYYYMMDD));
        return Arbitraries.oneOf(
                Combinators.combine(days, digits(3))
                        .as((day, sequence) -> "110105" + day + sequence)
                        .map(body -> new Sample("cn-resident-id", body + Printed.mod11dash2(body))),
                Combinators.combine(Arbitraries.of("810000", "820000", "830000"), days, digits(3))
                        .as((region, day, sequence) -> region + day + sequence)
                        .map(body -> new Sample("cn-hmt-residence-permit", body + Printed.mod11dash2(body))),
                Combinators.combine(days, digits(3))
                        .as((day, sequence) -> "911124" + day + sequence)
                        .map(body -> new Sample("cn-foreign-permanent-resident-id", body + Printed.mod11dash2(body))),
                Combinators.combine(
                                digits(8),
                                Arbitraries.strings()
                                        .withChars("0123456789ABCDEFGHJKLMNPQRTUWXY")
                                        .ofLength(9))
                        .as((first, rest) -> first + rest)
                        .map(body -> new Sample("cn-unified-social-credit-code", body + Printed.creditCode(body))),
                digits(16).map(body -> new Sample("iccid", "89" + body + Printed.luhn("89" + body))),
                digits(30).map(body -> new Sample("eid", body + Printed.eid(body))),
                digits(14).map(body -> new Sample("imei", body + Printed.luhn(body))),
                digits(15).map(body -> new Sample("bank-card-pan", body + Printed.luhn(body))));
    }

    private static Arbitrary<Sample> of(
            String format, Arbitrary<String> bodies, java.util.function.UnaryOperator<String> digit) {
        return bodies.map(body -> new Sample(format, body + digit.apply(body)));
    }

    private static Arbitrary<Sample> of(
            String format,
            Arbitrary<String> bodies,
            java.util.function.UnaryOperator<String> digit,
            Arbitrary<String> tails) {
        return Combinators.combine(bodies, tails)
                .as((body, tail) -> new Sample(format, body + digit.apply(body) + tail));
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static boolean valid(String format, String value) {
        return NumberFormats.check(format, value, TODAY).valid();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 127 ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }
}
