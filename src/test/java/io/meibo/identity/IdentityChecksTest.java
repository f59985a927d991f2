package io.meibo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meibo.demo.Application;
import io.meibo.demo.Door;
import io.meibo.demo.Invented;
import io.meibo.demo.People;
import io.meibo.demo.SpecimenDrawing;
import io.meibo.register.CheckResults;
import io.meibo.register.CheckResults.CheckResult;
import io.meibo.shared.CheckOutcome;
import io.meibo.shared.RegistrationId;
import io.meibo.support.AppTest;
import io.meibo.support.CardReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The checks on drafts in the whole application: real tables, real vault, real pages. */
class IdentityChecksTest extends AppTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final SpecimenDrawing DRAWING = new SpecimenDrawing();
    private static final People PEOPLE = new People(810_811, LocalDate.now(ZONE));

    private final IdentityChecks checks;
    private final CheckResults results;

    @Autowired
    IdentityChecksTest(IdentityChecks checks, CheckResults results) {
        this.checks = checks;
        this.results = results;
    }

    @Test
    void a_good_application_passes_every_check() {
        RegistrationId reference = draft(PEOPLE.japanese(), "jp-postpaid-voice", "standard-20gb", body -> {});
        assertThat(checks.checkIdentityDocument(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkCompleteness(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkDuplicate(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkLineLimit(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkContactData(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkCredit(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(results.of(reference, 1))
                .extracting(CheckResult::check)
                .contains("identity-document", "completeness", "duplicate", "line-limit", "contact-data", "credit");
    }

    @Test
    void a_check_made_again_takes_the_place_of_the_first() {
        RegistrationId reference = draft(PEOPLE.japanese(), "jp-postpaid-voice", "standard-20gb", body -> {});
        checks.checkIdentityDocument(reference);
        List<CheckResult> first = results.of(reference, 1);
        checks.checkIdentityDocument(reference);
        assertThat(results.of(reference, 1)).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void a_passport_with_its_zone_passes_and_the_policy_wants_a_person() {
        RegistrationId reference =
                draft(PEOPLE.passportHolder("JPN"), "jp-postpaid-voice", "standard-20gb", body -> {});
        assertThat(checks.checkIdentityDocument(reference)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkCompleteness(reference)).isEqualTo(CheckOutcome.UNCLEAR);
    }

    @Test
    void a_chinese_counter_case_waits_for_the_comparison_of_the_portrait() {
        Invented person = PEOPLE.chinese();
        String reading = CardReader.read(new Door(at("/")).as("shop", PASSWORD), person);
        RegistrationId reference =
                draft(person, "cn-postpaid-voice", "standard-30gb", body -> body.putObject("identityDocument")
                        .put("reading", reading));
        assertThat(checks.checkIdentityDocument(reference)).isEqualTo(CheckOutcome.UNCLEAR);
        assertThat(results.of(reference, 1))
                .filteredOn(result -> result.outcome() == CheckOutcome.UNCLEAR)
                .extracting(CheckResult::part, CheckResult::code)
                .containsExactly(tuple("person-binding", "BINDING_FOR_A_PERSON"));
    }

    @Test
    void of_a_prepaid_product_no_credit_is_asked() {
        RegistrationId reference = draft(PEOPLE.japanese(), "jp-prepaid-voice", "prepaid-30d", body -> {});
        assertThat(checks.checkCredit(reference)).isEqualTo(CheckOutcome.NOT_APPLICABLE);
    }

    @Test
    void somebody_with_unpaid_bills_fails() {
        Invented person = PEOPLE.japanese();
        RegistrationId reference = draft(person, "jp-postpaid-voice", "standard-20gb", body -> {});
        put(
                "manager",
                "/api/unpaid-lists/checks-test",
                "{\"entries\":[{\"documentType\":\"jp-driver-licence\",\"documentNumber\":\""
                        + person.paper().number() + "\"}]}");
        assertThat(checks.checkCredit(reference)).isEqualTo(CheckOutcome.FAILED);
        put("manager", "/api/unpaid-lists/checks-test", "{\"entries\":[]}");
        assertThat(checks.checkCredit(reference)).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_my_number_card_needs_no_number_and_makes_nobody_a_duplicate() {
        Consumer<ObjectNode> myNumberCard = body -> {
            ObjectNode document = (ObjectNode) body.get("identityDocument");
            document.put("type", "jp-my-number-card");
            document.remove("number");
        };
        List<String> frontOnly = List.of("document-front", "portrait");
        RegistrationId first = draft(PEOPLE.japanese(), "jp-postpaid-voice", "standard-20gb", myNumberCard, frontOnly);
        RegistrationId second = draft(PEOPLE.japanese(), "jp-postpaid-voice", "standard-20gb", myNumberCard, frontOnly);
        assertThat(checks.checkIdentityDocument(first)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkDuplicate(second)).isEqualTo(CheckOutcome.PASSED);
        assertThat(checks.checkCompleteness(second)).isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void the_back_of_a_my_number_card_is_refused() {
        Invented person = PEOPLE.japanese();
        ObjectNode body = body(person, "jp-postpaid-voice", "standard-20gb");
        ((ObjectNode) body.get("identityDocument"))
                .put("type", "jp-my-number-card")
                .remove("number");
        HttpResponse<String> refused = send(person, body, List.of("document-front", "document-back"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/code").asText()).isEqualTo("MY_NUMBER_CARD_BACK");
    }

    private RegistrationId draft(Invented person, String product, String plan, Consumer<ObjectNode> change) {
        return draft(person, product, plan, change, List.of("document-front", "document-back", "portrait"));
    }

    private RegistrationId draft(
            Invented person, String product, String plan, Consumer<ObjectNode> change, List<String> kinds) {
        ObjectNode body = body(person, product, plan);
        change.accept(body);
        HttpResponse<String> answer = send(person, body, kinds);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RegistrationId.of(json(answer).path("reference").asText()).orElseThrow();
    }

    private HttpResponse<String> send(Invented person, JsonNode body, List<String> kinds) {
        var parts = new ArrayList<Part>();
        parts.add(Part.json("registration", text(body)));
        kinds.forEach(kind -> parts.add(new Part(kind, kind + ".jpg", "image/jpeg", drawn(kind, person))));
        return postMultipart("shop", "/api/registrations?start=false", parts);
    }

    private static byte[] drawn(String kind, Invented person) {
        return switch (kind) {
            case "document-front" -> DRAWING.front(person);
            case "document-back" -> DRAWING.back(person);
            default -> DRAWING.portrait(person);
        };
    }

    private static ObjectNode body(Invented person, String product, String plan) {
        return JSON.valueToTree(
                new Application(product, plan, "counter", "document-shown", person, OffsetDateTime.now(ZONE)).body());
    }

    private static String text(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
