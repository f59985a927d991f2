package io.meibo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.privacy.PersonalData;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.Register;
import io.meibo.register.RegistrationCase;
import io.meibo.shared.Actor;
import io.meibo.shared.AwaitedFrom;
import io.meibo.shared.Awaiting;
import io.meibo.shared.RegistrationId;
import io.meibo.shared.RegistrationStatus;
import io.meibo.shared.Role;
import io.meibo.support.AppTest;
import io.meibo.support.Browser;
import io.meibo.workflow.StageEntered;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StaffPagesTest extends AppTest {

    private static final Pattern NOTICE = Pattern.compile("href=\"(/outbox/[0-9a-f-]{36})\"");

    private final Register register;
    private final PersonalDataVault vault;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    @Autowired
    StaffPagesTest(
            Register register,
            PersonalDataVault vault,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            JdbcClient jdbc) {
        this.register = register;
        this.vault = vault;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    @Test
    void everybody_finds_on_the_start_page_what_his_role_allows_and_no_more() {
        assertThat(page("clerk", "/", "en"))
                .contains("processStart=postpaid-registration", "processStart=prepaid-registration", "/tasklist/")
                .doesNotContain("/app/cockpit/", "/app/admin/");
        assertThat(page("reviewer", "/", "en"))
                .contains("/tasklist/")
                .doesNotContain("processStart", "href=\"/outbox\"", "/app/cockpit/");
        assertThat(page("manager", "/", "en"))
                .contains("/app/cockpit/", "href=\"/outbox\"")
                .doesNotContain("processStart", "/app/admin/");
        assertThat(page("auditor", "/", "en")).contains("/app/cockpit/").doesNotContain("/tasklist/", "/outbox");
        assertThat(page("admin", "/", "en")).contains("/app/admin/");
        assertThat(page("shop", "/", "en"))
                .contains("/swagger-ui.html")
                .doesNotContain("/registrations", "/camunda/app");
    }

    @Test
    void pages_speak_the_browsers_language() {
        assertThat(page("clerk", "/", "ja")).contains("lang=\"ja\"", "何をしますか");
        assertThat(page("clerk", "/", "zh-CN")).contains("lang=\"zh-CN\"", "您要做什么");
        assertThat(page("clerk", "/", "en-GB")).contains("lang=\"en\"", "What would you like to do?");
        for (String language : List.of("ja", "zh-CN", "en")) {
            for (String path : List.of("/", "/registrations", "/products", "/outbox", "/stock")) {
                assertThat(page("clerk", path, language)).doesNotContain("??");
            }
        }
    }

    @Test
    void no_page_of_ours_has_scripts_or_styles_in_its_text() {
        for (String path :
                List.of("/", "/registrations", "/products", "/outbox", "/stock", "/registration/R-7KQ2-9XMV-4")) {
            assertThat(page("clerk", path, "en"))
                    .doesNotContain("<style", " style=", "onclick=", "<script>", "javascript:");
        }
    }

    @Test
    void logging_out_on_the_page_ends_the_session() {
        Browser clerk = browser("clerk");
        String page = clerk.get("/").body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();

        HttpResponse<String> left = clerk.send(clerk.request("/logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token.group(1))));

        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(clerk.get("/").headers().firstValue("Location").orElse("")).contains("/login");
    }

    @Test
    void a_registration_waiting_for_stock_is_counted_on_the_start_page_and_listed_without_its_person() {
        RegistrationId reference = registration();
        enter(new StageEntered(
                reference,
                "Gateway_WaitForStock",
                RegistrationStatus.ISSUING,
                Awaiting.STOCK,
                AwaitedFrom.OPERATOR,
                null,
                null));

        assertThat(page("clerk", "/", "en")).contains("Waiting for stock: ");
        assertThat(page("clerk", "/registrations?status=issuing", "en"))
                .contains(reference.value())
                .doesNotContain("ERIKSSON", "anna@example.org");
        assertThat(page("clerk", "/registrations?status=completed", "en")).doesNotContain(reference.value());
    }

    @Test
    void a_notice_is_read_in_the_outbox_by_those_who_may_and_the_reading_is_on_record() {
        RegistrationId reference = registration();
        enter(new StageEntered(
                reference, "Start_ApplicationReceived", RegistrationStatus.CHECKING, null, null, null, "received"));

        String outbox = page("manager", "/outbox", "en");
        assertThat(outbox).contains(reference.value()).doesNotContain("anna@example.org");
        Matcher notice = NOTICE.matcher(outbox.substring(outbox.indexOf(reference.value())));
        assertThat(notice.find()).isTrue();

        assertThat(browser("reviewer").get(notice.group(1)).statusCode()).isEqualTo(403);
        assertThat(browser("reviewer").get("/outbox").statusCode()).isEqualTo(403);
        assertThat(reveals(reference)).isZero();

        assertThat(page("manager", notice.group(1), "en"))
                .contains("anna@example.org", "We have received your application.");
        assertThat(reveals(reference)).isEqualTo(1);
    }

    @Test
    void nobody_sees_a_page_of_staff_without_log_in() {
        for (String path : List.of("/", "/registrations", "/products", "/outbox", "/stock")) {
            HttpResponse<String> answer = browser().get(path);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login");
        }
    }

    @Test
    void the_applicants_page_opens_for_everybody_and_tells_nobody_whether_there_is_such_a_registration() {
        RegistrationId reference = registration();

        String real = browser().get("/registration/" + reference).body();
        String unknown = browser().get("/registration/R-7KQ2-9XMV-4").body();

        assertThat(real.replace(reference.value(), "R-7KQ2-9XMV-4")).isEqualTo(unknown);
        assertThat(real).contains("id=\"code\"").doesNotContain("ERIKSSON", "??");
    }

    @Test
    void the_applicants_page_is_there_in_the_language_of_the_notice() {
        assertThat(browser().get("/registration/R-7KQ2-9XMV-4?lang=ja").body())
                .contains("lang=\"ja\"", "アクセスコード")
                .doesNotContain("??");
        assertThat(browser().get("/registration/R-7KQ2-9XMV-4?lang=zh-CN").body())
                .contains("lang=\"zh-CN\"", "查询码")
                .doesNotContain("??");
        assertThat(browser().get("/registration/R-7KQ2-9XMV-4?lang=xx").statusCode())
                .isEqualTo(200);
        assertThat(browser().get("/registration/%3Cscript%3E").body()).doesNotContain("<script>");
    }

    private String page(String user, String path, String language) {
        Browser browser = browser(user);
        HttpResponse<String> answer = browser.send(browser.request(path)
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .GET());
        assertThat(answer.statusCode()).as(user + " " + path).isEqualTo(200);
        return answer.body();
    }

    private RegistrationId registration() {
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
                LocalDate.of(2026, 11, 22));
        RegistrationId reference = register.enter(facts, Actor.user("clerk", Set.of(Role.CLERK)), null, null)
                .reference();
        vault.keep(reference, 1, anna());
        return reference;
    }

    private static PersonalData anna() {
        return new PersonalData(
                new PersonalData.Applicant(
                        "ERIKSSON",
                        "ANNA MARIA",
                        null,
                        null,
                        LocalDate.of(1974, 8, 12),
                        "F",
                        "SWE",
                        new PersonalData.Address("JPN", "100-0001", "東京都", "千代田区", List.of("千代田 1-1")),
                        "+819012345678",
                        "anna@example.org"),
                new PersonalData.IdentityDocument("passport", "L898902C3", "SWE", null, List.of()));
    }

    private void enter(StageEntered stage) {
        transaction.executeWithoutResult(status -> events.publishEvent(stage));
    }

    private long reveals(RegistrationId reference) {
        return jdbc.sql("SELECT COUNT(*) FROM reveal WHERE reference = :reference")
                .param("reference", reference.value())
                .query(Long.class)
                .single();
    }
}
