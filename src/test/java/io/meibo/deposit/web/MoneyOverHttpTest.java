package io.meibo.deposit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with contract, deposit and papers, and how a refusal reads over HTTP. */
class MoneyOverHttpTest extends AppTest {

    private static final String SIGNATURE = "{\"signedName\":\"ERIKSSON ANNA MARIA\",\"method\":\"counter-paper\"}";
    private static final String PAYMENT =
            "{\"amount\":{\"amount\":\"10000\",\"currency\":\"JPY\"},\"method\":\"cash\",\"externalId\":\"till-1\"}";

    @Autowired
    private Register register;

    private Register.Entered entered;
    private String path;

    @BeforeEach
    void a_draft() {
        var facts = new RegistrationCase.Facts(
                "jp-postpaid-voice",
                "standard-20gb",
                "JPN",
                "meibo-japan",
                "counter",
                "document-shown",
                "en",
                "passport",
                "sim",
                "counter",
                LocalDate.of(2026, 11, 24));
        entered = register.enter(facts, Actor.user("clerk", Set.of(Role.CLERK)), null, null);
        path = "/api/registrations/" + entered.reference();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contract", "/vouchers", "/vouchers/C-2026-000001", "/deposit"})
    void nobody_unknown_reads_anything(String what) {
        assertThat(get(null, path + what).statusCode()).isEqualTo(401);
    }

    @Test
    void before_there_is_a_contract_it_is_not_found() {
        assertProblem(get("clerk", path + "/contract"), 404, "NOT_FOUND");
        assertProblem(applicant("/contract"), 404, "NOT_FOUND");
        assertProblem(get("clerk", path + "/vouchers/C-2026-000001"), 404, "NOT_FOUND");
    }

    @Test
    void the_applicant_and_staff_see_an_empty_deposit_and_no_papers() {
        JsonNode account = json(applicant("/deposit"));

        assertThat(account.path("required").asBoolean(true)).isFalse();
        assertThat(getJson("auditor", path + "/vouchers").isArray()).isTrue();
    }

    @Test
    void a_program_reads_no_papers() {
        assertThat(get("shop", path + "/contract").statusCode()).isIn(403, 404);
        assertThat(get("shop", path + "/vouchers").statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "manager", "reviewer", "shop"})
    void only_the_applicant_or_a_clerk_signs(String user) {
        assertThat(post(user, path + "/contract/signature", SIGNATURE).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "manager", "reviewer"})
    void only_a_clerk_or_a_program_books_payments(String user) {
        assertThat(post(user, path + "/deposit/payments", PAYMENT).statusCode()).isEqualTo(403);
    }

    @Test
    void the_applicant_books_no_payment() {
        var answer = send(as(null, path + "/deposit/payments")
                .header("X-Access-Code", entered.accessCode())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(PAYMENT)));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_draft_is_neither_signed_nor_paid() {
        assertProblem(post("clerk", path + "/contract/signature", SIGNATURE), 409, "WRONG_STATE");
        assertProblem(post("shop", path + "/deposit/payments", PAYMENT), 409, "WRONG_STATE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                  | 400 | JSON_NOT_READABLE",
                "{\"signature\":\"x\"}                              | 400 | JSON_NOT_READABLE",
                "{\"amount\":\"10000\"}                             | 400 | JSON_NOT_READABLE",
                "{\"amount\":{\"amount\":\"x\",\"currency\":\"JPY\"}} | 422 | PAYMENT_NOT_ACCEPTED",
                "{}                                                 | 422 | PAYMENT_NOT_ACCEPTED"
            })
    void what_is_no_payment_names_its_fault(String body, int status, String code) {
        assertProblem(post("shop", path + "/deposit/payments", body), status, code);
    }

    @Test
    void a_refund_is_for_a_task() {
        assertProblem(post("clerk", path + "/deposit/refund", "{}"), 400, "PARAMETER_MISSING");
        assertProblem(post("clerk", path + "/deposit/refund?task=none", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void another_registrations_applicant_learns_nothing() {
        String other = "/api/registrations/R-7KQ2-9XMV-4";

        assertThat(send(as(null, other + "/deposit")
                                .header("X-Access-Code", entered.accessCode())
                                .GET())
                        .statusCode())
                .isIn(401, 404);
    }

    private HttpResponse<String> applicant(String what) {
        return send(as(null, path + what)
                .header("X-Access-Code", entered.accessCode())
                .GET());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
    }
}
