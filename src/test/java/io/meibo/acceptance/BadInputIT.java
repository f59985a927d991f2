package io.meibo.acceptance;

import static io.meibo.acceptance.Registrations.aPostpaidRegistration;
import static io.meibo.acceptance.Registrations.aPostpaidRegistrationOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.Door.Answer;
import io.meibo.demo.Door.Caller;
import io.meibo.demo.Door.FormPart;
import io.meibo.demo.Invented;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an application is said at once, by field, and nothing of it is kept. */
class BadInputIT extends Stories {

    private static final int READABLE_BUT_REFUSED = 422;
    private static final int NOT_READABLE = 400;
    private static final int UNSUPPORTED = 415;
    private static final int TOO_LARGE = 413;

    /** A way to send something bad, the status it gets and the field the answer names (empty: the whole request). */
    record Bad(String what, int status, String pointer, Function<Caller, Answer> send) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(unreadable(), wronglyTyped(), wrongOfAPerson(), wrongOfADocument(), wrongPages())
                .flatMap(Function.identity());
    }

    private static Stream<Bad> unreadable() {
        return Stream.of(
                raw("no body at all", NOT_READABLE, "application/json", ""),
                raw("JSON cut off in the middle", NOT_READABLE, "application/json", "{\"product\":\"jp-postpaid-"),
                raw("a list for an object", NOT_READABLE, "application/json", "[]"),
                raw("a bare null", NOT_READABLE, "application/json", "null"),
                raw("ten thousand brackets", NOT_READABLE, "application/json", "[".repeat(10_000)),
                raw("bytes that are no UTF-8", NOT_READABLE, "application/json", new byte[] {'{', '"', (byte) 0xC3, '"'
                }),
                raw("plain text", UNSUPPORTED, "text/plain", "please register me"),
                raw("XML", UNSUPPORTED, "application/xml", "<registration/>"),
                raw("a form without its boundary", NOT_READABLE, "multipart/form-data", "--x"),
                new Bad(
                        "pages without an application",
                        NOT_READABLE,
                        "",
                        caller -> caller.postForm(
                                "/api/registrations",
                                List.of(aPostpaidRegistration().page("document-front")))));
    }

    private static Stream<Bad> wronglyTyped() {
        return Stream.of(
                field("an object for a product", NOT_READABLE, "/product", Map.of("code", "jp-postpaid-voice")),
                field("a text for an applicant", NOT_READABLE, "/applicant", "ERIKSSON ANNA MARIA"),
                field("a list for a birth date", NOT_READABLE, "/applicant/birthDate", List.of(1974, 8, 12)),
                field("a text for the zone's lines", NOT_READABLE, "/identityDocument/mrz", "P<UTOERIKSSON"),
                field("a field nobody knows", NOT_READABLE, "/colour", "red"),
                field("a day that is in no calendar", NOT_READABLE, "/applicant/birthDate", "1974-02-30"));
    }

    private static Stream<Bad> wrongOfAPerson() {
        LocalDate tomorrow = LocalDate.now(Registrations.ZONE).plusDays(1);
        return Stream.of(
                field("an unknown product", "/product", "jp-carrier-pigeon"),
                missing("no product", "/product"),
                field("a plan of another product", "/plan", "flat-forever"),
                field("an unknown channel", "/channel", "by-shouting"),
                field("an unknown way of verification", "/verification", "he-looked-honest"),
                field("a language nobody here writes", "/language", "tlh"),
                missing("no applicant", "/applicant"),
                missing("no family name", "/applicant/familyName"),
                field("a blank family name", "/applicant/familyName", "   "),
                field("a name of 500 characters", "/applicant/familyName", "N".repeat(500)),
                field("a name with a line break and a NUL", "/applicant/givenName", "ANNA\u0000\nMARIA"),
                field("a birth date in the future", "/applicant/birthDate", tomorrow.toString()),
                field("a birth date of 1850", "/applicant/birthDate", "1850-01-01"),
                field("a sex that no document prints", "/applicant/sex", "Q"),
                field("a nationality in words", "/applicant/nationality", "SWEDEN"),
                field("a nationality that does not exist", "/applicant/nationality", "QQQ"),
                missing("no address", "/applicant/address"),
                field("an address in no country", "/applicant/address/country", "QQQ"),
                field("a phone that is too short", "/applicant/phone", "12345"),
                field("a toll-free number as phone", "/applicant/phone", "+818001112222"),
                field("a mail address without a domain", "/applicant/email", "anna.example.org"),
                field("a mail address with a header in it", "/applicant/email", "a@example.org\r\nBcc: b@example.org"),
                field("an unknown form of delivery", "/delivery/form", "telepathy"),
                field("no consents", "/consents", List.of()),
                field(
                        "a consent given tomorrow",
                        "/consents",
                        List.of(Map.of(
                                "purpose",
                                "identity-check",
                                "givenAt",
                                OffsetDateTime.now(Registrations.ZONE)
                                        .plusDays(1)
                                        .toString()))));
    }

    private static Stream<Bad> wrongOfADocument() {
        LocalDate yesterday = LocalDate.now(Registrations.ZONE).minusDays(1);
        return Stream.of(
                missing("no identity document", "/identityDocument"),
                field("an unknown kind of document", "/identityDocument/type", "library-card"),
                field("a licence number of eleven digits", "/identityDocument/number", "30201234561"),
                field("a licence number with a wrong check digit", "/identityDocument/number", "302012345620"),
                field("a document that ended yesterday", "/identityDocument/expiryDate", yesterday.toString()),
                field("a My Number in a free line of the address", "/applicant/address/lines", List.of("621498320257")),
                new Bad(
                        "the zone of another person",
                        READABLE_BUT_REFUSED,
                        "/identityDocument/mrz",
                        caller -> aPostpaidRegistrationOf(passportHolder())
                                .with(
                                        "/identityDocument/mrz",
                                        passportHolder().paper().mrz())
                                .sentBy(caller)),
                new Bad(
                        "a zone with a wrong composite digit",
                        READABLE_BUT_REFUSED,
                        "/identityDocument/mrz",
                        caller -> aPostpaidRegistrationOf(passportHolder())
                                .with(
                                        "/identityDocument/mrz",
                                        List.of(
                                                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                                                "L898902C36UTO7408122F1204159ZE184226B<<<<<20"))
                                .sentBy(caller)),
                new Bad(
                        "a zone of one line and a half",
                        READABLE_BUT_REFUSED,
                        "/identityDocument/mrz",
                        caller -> aPostpaidRegistrationOf(passportHolder())
                                .with("/identityDocument/mrz", List.of("P<UTOERIKSSON<<ANNA", "L898902C36UTO"))
                                .sentBy(caller)));
    }

    private static Stream<Bad> wrongPages() {
        byte[] html = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] gif = "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;".getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = Arrays.copyOf(Registrations.DRAWING.front(Registrations.japanese()), 2_000);
        return Stream.of(
                page("HTML named .jpg", UNSUPPORTED, FormPart.jpeg("document-front", html)),
                page("a GIF", UNSUPPORTED, FormPart.jpeg("document-front", gif)),
                page("an empty file", READABLE_BUT_REFUSED, FormPart.jpeg("portrait", new byte[0])),
                page("a JPEG cut off", READABLE_BUT_REFUSED, FormPart.jpeg("document-front", cut)),
                page("an image of 11 MB", TOO_LARGE, FormPart.jpeg("document-front", padded(11))),
                page("a page of a kind nobody knows", READABLE_BUT_REFUSED, FormPart.jpeg("horoscope", cut)),
                new Bad("more than 30 MB in all", TOO_LARGE, "", caller -> aPostpaidRegistration()
                        .withPage("document-front", padded(9))
                        .withPage("document-back", padded(9))
                        .withPage("portrait", padded(9))
                        .withPage("other", padded(9))
                        .sentBy(caller)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void is_refused_by_field_and_leaves_nothing(Bad bad) {
        List<Long> before = rows();

        Answer answer = bad.send().apply(api().as("shop").with("Accept-Language", "en"));

        answer.expect(bad.status());
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.path("code").asText()).matches("[A-Z0-9_]+");
        assertThat(problem.path("title").asText()).isNotBlank();
        if (!bad.pointer().isEmpty()) {
            assertThat(pointers(problem)).as(answer.body()).anyMatch(named -> named.startsWith(bad.pointer()));
        }
        assertThat(answer.body()).doesNotContain("io.meibo", "java.", "Exception", "org.springframework", "jackson");
        assertThat(rows()).as("rows of our tables").isEqualTo(before);
    }

    @Test
    void every_wrong_field_is_named_at_once_and_in_the_language_of_the_caller() {
        Registrations wrong = aPostpaidRegistration()
                .with("/applicant/phone", "12345")
                .with("/applicant/nationality", "QQQ")
                .with("/channel", "by-shouting");

        JsonNode japanese = wrong.sentBy(api().as("shop").with("Accept-Language", "ja"))
                .expect(422)
                .json();
        JsonNode chinese = wrong.sentBy(api().as("shop").with("Accept-Language", "zh-CN"))
                .expect(422)
                .json();

        assertThat(pointers(japanese)).contains("/applicant/phone", "/applicant/nationality", "/channel");
        assertThat(pointers(chinese)).containsExactlyInAnyOrderElementsOf(pointers(japanese));
        assertThat(japanese.path("title").asText()).matches(".*[\\p{IsHiragana}\\p{IsKatakana}].*");
        assertThat(chinese.path("title").asText())
                .matches(".*\\p{IsHan}.*")
                .doesNotMatch(".*[\\p{IsHiragana}\\p{IsKatakana}].*");
    }

    @Test
    void a_good_application_right_after_is_taken() {
        aPostpaidRegistration().sentBy(api().as("shop")).expect(201);
    }

    /** Everything an application could leave behind. */
    private List<Long> rows() {
        var counts = new ArrayList<Long>();
        for (String table : List.of("registration", "personal_data", "attachment", "fingerprint", "data_key")) {
            counts.add(jdbc().sql("SELECT COUNT(*) FROM " + table)
                    .query(Long.class)
                    .single());
        }
        return counts;
    }

    private static List<String> pointers(JsonNode problem) {
        var pointers = new ArrayList<String>();
        problem.path("errors")
                .forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }

    private static Invented passportHolder() {
        return Registrations.passportHolder("JPN");
    }

    private static Bad raw(String what, int status, String contentType, String body) {
        return raw(what, status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Bad raw(String what, int status, String contentType, byte[] body) {
        return new Bad(what, status, "", caller -> caller.post("/api/registrations", contentType, body));
    }

    private static Bad field(String what, String pointer, Object value) {
        return field(what, READABLE_BUT_REFUSED, pointer, value);
    }

    private static Bad field(String what, int status, String pointer, Object value) {
        return new Bad(what, status, pointer, caller -> aPostpaidRegistration()
                .with(pointer, value)
                .sentBy(caller));
    }

    private static Bad missing(String what, String pointer) {
        return new Bad(what, READABLE_BUT_REFUSED, pointer, caller -> aPostpaidRegistration()
                .without(pointer)
                .sentBy(caller));
    }

    private static Bad page(String what, int status, FormPart page) {
        return new Bad(what, status, "/" + page.name(), caller -> aPostpaidRegistration()
                .with(page)
                .sentBy(caller));
    }

    /** A real picture with enough behind it to weigh that many megabytes. */
    private static byte[] padded(int megabytes) {
        return Arrays.copyOf(Registrations.DRAWING.front(Registrations.japanese()), megabytes * 1024 * 1024);
    }
}
