package io.meibo.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.acceptance.Registrations;
import io.meibo.demo.Door;
import io.meibo.notification.Notices;
import io.meibo.shared.Actor;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What an applicant does on his own page, with nothing but reference and access code. Needs Chromium. */
class ApplicantPageIT extends AppTest {

    private static final Logger log = LoggerFactory.getLogger(ApplicantPageIT.class);

    private static final String APPLICATION =
            """
            {"product": "jp-postpaid-voice", "channel": "counter", "verification": "document-shown", "language": "ja",
             "applicant": {"familyName": "山田", "givenName": "花子", "birthDate": "1988-03-05", "sex": "F",
               "nationality": "JPN", "phone": "+819012345678", "email": "hanako@example.jp",
               "address": {"country": "JPN", "postcode": "100-0001", "region": "東京都", "locality": "千代田区",
                 "lines": ["千代田 1-1"]}},
             "identityDocument": {"type": "jp-driver-licence", "number": "302012345610", "issuingCountry": "JPN",
               "expiryDate": "2030-04-05"},
             "delivery": {"form": "sim", "method": "counter"},
             "consents": [{"purpose": "identity-check", "givenAt": "2026-11-22T10:00:00+09:00"}]}
            """;

    @Autowired
    private Notices notices;

    private String reference = "";
    private String accessCode = "";

    @BeforeEach
    void apply() {
        Chromium.missing().ifPresent(what -> {
            log.error("THE APPLICANT'S PAGE IS NOT TESTED ON THIS MACHINE: {}", what);
            Assumptions.abort("THE APPLICANT'S PAGE IS NOT TESTED ON THIS MACHINE: " + what);
        });
        JsonNode entered = json(post("clerk", "/api/registrations", APPLICATION));
        reference = entered.path("reference").asText();
        accessCode = entered.path("accessCode").asText();
    }

    @Test
    void an_applicant_follows_corrects_and_withdraws_with_nothing_but_the_access_code() {
        try (Chromium browser = Chromium.start("ja")) {
            browser.go(at("/registration/" + reference).toString());
            browser.type("#code", "2222-2222-2222-2222");
            browser.see("#open-form button").click();
            assertThat(browser.see("#open-error").getText()).contains("正しくありません");
            assertThat(browser.sees("#case")).isFalse();

            browser.type("#code", accessCode);
            browser.see("#open-form button").click();
            assertThat(browser.see("#status").getText()).isNotBlank();
            assertThat(browser.address()).doesNotContain(accessCode);
            browser.picture("applicant-checking");

            sendBack();
            browser.see("#refresh").click();
            browser.see("#correction");
            assertThat(browser.see("#fields .reasons li").getText()).contains("書類");
            assertThat(browser.all("#fields [data-pointer]")).hasSize(1);
            fill(browser, "2031-01-01");
            assertThat(browser.see("#field-applicant-birthDate-error").getText())
                    .isNotBlank();
            fill(browser, "1988-03-06");
            assertThat(browser.see("#done").getText()).contains("訂正を受け付けました");
            browser.gone("#correction");
            browser.picture("applicant-corrected");

            browser.see("#withdraw").click();
            browser.see("#keep").click();
            assertThat(status()).isNotEqualTo("withdrawn");
            browser.see("#withdraw").click();
            browser.see("#give-up").click();
            assertThat(browser.see("#done").getText()).contains("撤回しました");
            assertThat(status()).isEqualTo("withdrawn");
            browser.picture("applicant-withdrawn");

            assertThat(browser.complaints())
                    .allMatch(complaint -> complaint.contains("status of 401") || complaint.contains("status of 422"));
        }
    }

    @Test
    void an_applicant_signs_online_with_the_code_that_was_sent_and_takes_the_contract_home() {
        Registrations application = Registrations.aPostpaidRegistration();
        var entered = application.sentBy(new Door(at("/")).as("shop", PASSWORD)).expect(201);
        reference = entered.text("/reference");
        accessCode = entered.text("/accessCode");
        await().atMost(Chromium.PATIENCE)
                .untilAsserted(() -> assertThat(status()).isEqualTo("awaiting-signature"));
        try (Chromium browser = Chromium.start("ja")) {
            browser.go(at("/registration/" + reference).toString());
            browser.type("#code", accessCode);
            browser.see("#open-form button").click();
            browser.see("#send-code").click();
            assertThat(browser.see("#code-sent").getText()).contains("••••");
            browser.picture("applicant-signature");
            browser.see("#signature-form button.main").click();
            assertThat(browser.see("#signature-error").getText()).contains("チェックを入れて");
            browser.see("#read").click();
            browser.type(
                    "#signed-name",
                    application.person().familyName() + application.person().givenName());
            String code = sentCode();
            browser.type("#signature-code", code.equals("111111") ? "222222" : "111111");
            browser.see("#signature-form button.main").click();
            browser.until(
                    "the wrong code is told",
                    page -> browser.text("#signature-error").contains("違います") ? true : null);
            browser.type("#signature-code", code);
            browser.see("#signature-form button.main").click();
            assertThat(browser.see("#done").getText()).contains("署名");
            browser.picture("applicant-signed");
            browser.see("#load-copy").click();
            browser.gone("#contract-copy");
            assertThat(browser.see("#paper-list").getText()).contains("署名済み契約書");
        }
    }

    /** The code as the outbox shows it in a house for trying things out. */
    private String sentCode() {
        Actor manager = Actor.user("manager", Set.of(Role.MANAGER));
        return notices.outbox(0, 50, manager).stream()
                .filter(notice -> notice.reference().value().equals(reference)
                        && notice.kind().equals("signature-code"))
                .findFirst()
                .map(notice -> notices.open(notice.id(), manager).letter().body())
                .map(text -> text.replaceAll("(?s).*?(\\d{6}).*", "$1"))
                .orElseThrow();
    }

    @Test
    void the_code_is_forgotten_when_the_page_is_closed_and_kept_when_it_is_read_again() {
        try (Chromium browser = Chromium.start("en")) {
            browser.go(at("/registration/" + reference + "?lang=en").toString());
            browser.type("#code", accessCode.toLowerCase(java.util.Locale.ROOT));
            browser.see("#open-form button").click();
            browser.see("#status");
            browser.go(at("/registration/" + reference + "?lang=zh-CN").toString());
            assertThat(browser.see("#history-title").getText()).isEqualTo("办理记录");

            browser.see("#close").click();
            browser.see("#code");
            browser.go(at("/registration/" + reference).toString());
            browser.see("#code");
            assertThat(browser.sees("#case")).isFalse();
        }
    }

    private static void fill(Chromium browser, String birthDate) {
        browser.script("document.getElementById('field-applicant-birthDate').value = arguments[0]", birthDate);
        browser.see("#correction-form button").click();
    }

    private void sendBack() {
        await().atMost(Duration.ofSeconds(60)).until(this::status, "in-review"::equals);
        String task = json(get("reviewer", "/api/tasks?registration=" + reference))
                .findValue("id")
                .asText();
        post("reviewer", "/api/tasks/" + task + "/claim", "{}");
        put(
                "reviewer",
                "/api/tasks/" + task + "/decision",
                "{\"outcome\":\"return\",\"reasons\":[\"DATA_DIFFERS_FROM_DOCUMENT\"],\"fields\":[\"/applicant/birthDate\"]}");
        post("reviewer", "/api/tasks/" + task + "/completion", "{}");
        await().atMost(Duration.ofSeconds(60)).until(this::status, "returned"::equals);
    }

    private String status() {
        return getJson("clerk", "/api/registrations/" + reference)
                .path("status")
                .asText();
    }
}
