package io.meibo.deposit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    private static final String STATEMENT =
            """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>%1$s</Id>
            <Acct><Id><IBAN>JP00</IBAN></Id></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="JPY">0</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="JPY">1300</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
            <Ntry><Amt Ccy="JPY">1000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <NtryDtls><TxDtls><RmtInf><Ustrd>%1$s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="JPY">300</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <NtryDtls><TxDtls><RmtInf><Ustrd>for my niece</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            </Stmt></BkToCstmrStmt></Document>""";

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
    void a_signed_notice_is_taken_without_a_log_in_and_repeated_the_same() throws Exception {
        String body = "{\"type\":\"payment.received\",\"data\":{\"id\":\"" + entered.reference()
                + "\",\"reference\":\"" + entered.reference()
                + "\",\"amount\":{\"amount\":\"700\",\"currency\":\"JPY\"}}}";

        HttpResponse<String> first = notice("msg-" + entered.reference(), body, Instant.now());
        HttpResponse<String> again = notice("msg-" + entered.reference(), body, Instant.now());

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("outcome").asText()).isEqualTo("booked");
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode account = getJson("clerk", path + "/deposit");
        assertThat(account.path("owedBack").path("amount").asText())
                .as("nobody had asked for it yet")
                .isEqualTo("700");
        assertThat(getJson("clerk", "/api/tasks?registration=" + entered.reference())
                        .toString())
                .contains("Task_RefundDeposit");
    }

    @Test
    void a_notice_not_signed_or_not_of_now_is_nobodys() throws Exception {
        assertProblem(
                send(as(null, "/api/payments/notices").POST(BodyPublishers.ofString("{}"))),
                401,
                "WEBHOOK_SIGNATURE_NOT_VALID");
        assertProblem(notice("msg-1", "{}", Instant.now().minusSeconds(400)), 401, "WEBHOOK_SIGNATURE_NOT_VALID");
        assertProblem(notice("msg-1", "x".repeat(70_000), Instant.now()), 413, "BODY_TOO_LARGE");
        assertProblem(notice("msg-1", "no json", Instant.now()), 400, "PAYMENT_NOTICE_NOT_READABLE");
        assertProblem(
                notice("msg-1", "{\"type\":\"payment.received\"}", Instant.now()), 422, "PAYMENT_NOTICE_NOT_ACCEPTED");
    }

    private HttpResponse<String> notice(String id, String body, Instant at) throws Exception {
        long seconds = at.getEpochSecond();
        return send(as(null, "/api/payments/notices")
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(seconds))
                .header(
                        "webhook-signature",
                        new Webhook("whsec_ZGVtby1vbmx5LW5vdC1mb3ItcHJvZHVjdGlvbg==").sign(id, seconds, body))
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void a_statement_is_for_a_manager_and_what_it_leaves_over_for_a_person() {
        String xml = STATEMENT.formatted(entered.reference());
        assertThat(statement("clerk", xml).statusCode()).isEqualTo(403);
        assertProblem(statement("manager", "<a/>"), 400, "STATEMENT_NOT_READABLE");
        assertProblem(statement("manager", xml.replace(">1300<", ">1301<")), 422, "STATEMENT_DOES_NOT_ADD_UP");

        JsonNode taken = json(statement("manager", xml)).path("statements").get(0);

        assertThat(taken.path("counts").path("unmatched").asInt())
                .as(taken.toString())
                .isEqualTo(1);
        assertThat(taken.path("counts").path("booked").asInt()).isEqualTo(1);
        assertThat(getJson("clerk", "/api/deposits/unmatched").toString())
                .contains("no-reference")
                .doesNotContain("for my niece");
        assertThat(get("shop", "/api/deposits/unmatched").statusCode()).isEqualTo(403);
        assertThat(get("clerk", "/api/deposits/matching?task=none").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> statement(String user, String xml) {
        return send(as(user, "/api/deposits/statements")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(xml)));
    }

    @Test
    void the_closing_is_read_as_json_csv_and_page_by_managers_and_auditors_only() {
        String today = "/api/deposits/closings/" + LocalDate.now(ZoneId.of("Asia/Tokyo"));
        assertThat(get("clerk", today).statusCode()).isEqualTo(403);
        assertThat(get("manager", "/api/deposits/closings/yesterday").statusCode())
                .isEqualTo(400);
        assertThat(getJson("auditor", today).path("closed").asBoolean(true)).isFalse();

        HttpResponse<String> csv = get("manager", today + "/entries.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("\uFEFF").contains("\r\n");
    }

    @Test
    void a_final_bill_is_for_who_waits_for_one() {
        String bill = "{\"debts\":{\"amount\":\"0\",\"currency\":\"JPY\"},\"number\":\"B-1\"}";

        assertProblem(post("clerk", path + "/final-bill", bill), 409, "WRONG_STATE");
        assertThat(post("manager", path + "/final-bill", bill).statusCode()).isEqualTo(403);
        assertProblem(post("shop", path + "/final-bill", "{}"), 422, "FINAL_BILL_NOT_ACCEPTED");
        assertThat(get("clerk", path + "/final-bill").statusCode()).isEqualTo(404);
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
