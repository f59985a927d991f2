package io.meibo.identity.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.identity.NumberFormats;
import io.meibo.identity.format.FormatCheck;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

/** Machine readable zones of all five layouts, printed by the rules of ICAO 9303 and read back field by field. */
class ZonePropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** What stands on a document, and the zone printed from it. */
    record Document(
            String layout,
            String state,
            String family,
            String given,
            String number,
            LocalDate birth,
            String sex,
            LocalDate expiry,
            String optional) {

        String zone() {
            String born = birth.format(YYMMDD);
            String until = expiry.format(YYMMDD);
            String person = born + Printed.mrz(born) + sex + until + Printed.mrz(until);
            String nation = filled(state, 3);
            return switch (layout) {
                case "mrz-td1" -> {
                    String first = numberAnd(15) + (number.length() > 9 ? "" : filled(optional, 15));
                    String second = born + Printed.mrz(born);
                    String third = until + Printed.mrz(until);
                    String rest = filled("", 11);
                    yield "I<" + nation + first + "|" + second + sex + third + nation + rest
                            + Printed.mrz(first + second + third + rest) + "|" + filled(name(), 30);
                }
                case "mrz-td2" -> {
                    String printed = number.length() > 9 ? numberAnd(7) : shortNumber() + filled(optional, 7);
                    String head = printed.substring(0, 10);
                    String tail = printed.substring(10);
                    String covered = head + born + Printed.mrz(born) + until + Printed.mrz(until) + tail;
                    yield "I<" + nation + filled(name(), 31) + "|" + head + nation + person + tail
                            + Printed.mrz(covered);
                }
                case "mrz-td3" -> {
                    String extra = filled(optional, 14) + Printed.mrz(filled(optional, 14));
                    String covered = shortNumber() + born + Printed.mrz(born) + until + Printed.mrz(until) + extra;
                    yield "P<" + nation + filled(name(), 39) + "|" + shortNumber() + nation + person + extra
                            + Printed.mrz(covered);
                }
                case "mrz-mrva" ->
                    "V<" + nation + filled(name(), 39) + "|" + shortNumber() + nation + person + filled(optional, 16);
                default ->
                    "V<" + nation + filled(name(), 31) + "|" + shortNumber() + nation + person + filled(optional, 8);
            };
        }

        private String shortNumber() {
            return filled(number, 9) + Printed.mrz(filled(number, 9));
        }

        /** Number, and what of a long one stands in so many places of optional data. */
        private String numberAnd(int places) {
            return number.length() > 9
                    ? number.substring(0, 9) + "<" + filled(number.substring(9) + Printed.mrz(number), places)
                    : shortNumber();
        }

        private String name() {
            return family + "<<" + given;
        }
    }

    @Property
    @Label("a zone printed by the rules is valid and tells what was printed")
    void a_printed_zone_is_read_back(@ForAll("documents") Document document) {
        FormatCheck check = NumberFormats.check(document.layout(), document.zone(), TODAY);
        assertThat(check.valid()).as(document.zone()).isTrue();
        assertThat(check.fields())
                .containsEntry("number", document.number())
                .containsEntry("birthDate", document.birth().toString())
                .containsEntry("expiryDate", document.expiry().toString())
                .containsEntry("issuingState", document.state())
                .containsEntry("nationality", document.state())
                .containsEntry("sex", document.sex().equals("<") ? "X" : document.sex());
        String family = check.fields().get("familyName");
        assertThat(document.family()).startsWith(String.valueOf(family));
        boolean cutOff = !filled(document.family() + "<<" + document.given(), nameWidth(document.layout()))
                .endsWith("<");
        assertThat(check.fields()).containsEntry("nameTruncated", String.valueOf(cutOff));
        assertThat(NumberFormats.check("mrz", document.zone(), TODAY)).isEqualTo(check);
    }

    /** What the weights 7, 3, 1 cannot see: two characters whose values differ by a multiple of ten. */
    @Property
    @Label("a changed character in number, dates or optional data is noticed, unless the rule itself cannot see it")
    void a_changed_character_is_noticed(
            @ForAll("documents") Document document, @ForAll int place, @ForAll("characters") char other) {
        String zone = document.zone();
        int start = zone.indexOf(
                document.number().substring(0, Math.min(9, document.number().length())), 5);
        int at = start + Math.floorMod(place, Math.min(9, document.number().length()));
        int before = BODY.indexOf(zone.charAt(at));
        if (Math.floorMod(before - BODY.indexOf(other), 10) == 0) {
            return;
        }
        String changed = zone.substring(0, at) + other + zone.substring(at + 1);
        assertThat(NumberFormats.check(document.layout(), changed, TODAY).valid())
                .as(changed)
                .isFalse();
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with(BODY.toCharArray());
    }

    @Provide
    Arbitrary<Document> documents() {
        return Arbitraries.of("mrz-td1", "mrz-td2", "mrz-td3", "mrz-mrva", "mrz-mrvb")
                .flatMap(this::documentsOf);
    }

    private Arbitrary<Document> documentsOf(String layout) {
        int longest = layout.equals("mrz-td1") ? 22 : layout.equals("mrz-td2") ? 14 : 9;
        Arbitrary<String> numbers =
                Arbitraries.strings().withChars(BODY).ofMinLength(5).ofMaxLength(longest);
        Arbitrary<String> optional =
                Arbitraries.strings().withChars("0123456789ABCDEF").ofMaxLength(7);
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(28);
        return Combinators.combine(
                        Arbitraries.of("D", "JPN", "CHN", "XXA", "GBR", "UNO"),
                        names,
                        names,
                        numbers,
                        Dates.dates().between(LocalDate.of(1926, 11, 26), TODAY),
                        Arbitraries.of("M", "F", "<"),
                        Dates.dates().between(LocalDate.of(1980, 1, 1), LocalDate.of(2070, 1, 1)),
                        optional)
                .as((state, family, given, number, birth, sex, expiry, extra) ->
                        new Document(layout, state, family, given, number, birth, sex, expiry, extra));
    }

    private static int nameWidth(String layout) {
        return switch (layout) {
            case "mrz-td1" -> 30;
            case "mrz-td2", "mrz-mrvb" -> 31;
            default -> 39;
        };
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }
}
