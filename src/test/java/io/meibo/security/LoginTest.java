package io.meibo.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.support.AppTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One door, one session: engine and pages agree on who is there, and on when he has left. */
class LoginTest extends AppTest {

    @Test
    void one_log_in_opens_tasklist_cockpit_our_pages_and_our_api() {
        var manager = browser("manager");

        assertThat(manager.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(manager.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(json(manager.get("/camunda/api/admin/auth/user/default"))
                        .path("userId")
                        .asText())
                .isEqualTo("manager");
        assertThat(manager.get("/api/no-such-thing").statusCode()).isEqualTo(404);
        assertThat(manager.get("/").statusCode()).isNotIn(302, 401, 403);
    }

    @Test
    void after_the_log_in_one_is_where_one_wanted_to_go() {
        var clerk = browser();
        var turnedAway = clerk.send(clerk.request("/camunda/app/tasklist/default/")
                .header("Accept", "text/html")
                .GET());
        assertThat(location(turnedAway)).endsWith("/login");

        assertThat(location(clerk.logInAnswer("clerk", PASSWORD))).contains("/camunda/app/tasklist/default/");
        assertThat(location(browser().logInAnswer("clerk", PASSWORD))).endsWith("/");
    }

    @Test
    void a_wrong_password_leads_back_to_the_form_and_opens_nothing() {
        var stranger = browser();

        assertThat(location(stranger.logInAnswer("nobody-of-the-house", "wrong")))
                .endsWith("/login?wrong");
        assertThat(stranger.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void log_out_ends_everything() {
        var clerk = browser("clerk");
        assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);

        assertThat(clerk.post("/logout", null).statusCode()).isEqualTo(302);

        assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(clerk.get("/api/no-such-thing").statusCode()).isEqualTo(401);
    }

    @Test
    void camundas_own_log_out_ends_our_session_too() {
        var clerk = browser("clerk");

        assertThat(clerk.post("/camunda/api/admin/auth/user/default/logout", null)
                        .statusCode())
                .isEqualTo(200);

        assertThat(clerk.get("/api/no-such-thing").statusCode()).isEqualTo(401);
        assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
    }

    @Test
    void there_is_no_second_log_in_in_the_webapps() {
        var stranger = browser();
        stranger.get("/login");

        var answer = stranger.send(stranger.request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=clerk&password=demo")));

        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(stranger.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_post_of_a_session_needs_our_csrf_header() {
        var clerk = browser("clerk");
        var bare = clerk.send(clerk.request("/api/no-such-thing")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(clerk.post("/api/no-such-thing", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void our_csrf_header_does_not_do_for_camundas_paths() {
        var clerk = browser("clerk");
        var answer = clerk.send(clerk.request("/camunda/api/engine/engine/default/task")
                .header("Content-Type", "application/json")
                .header("X-MEIBO-CSRF", clerk.cookie("MEIBO-CSRF").orElseThrow())
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void credentials_with_each_request_make_no_session() {
        var answer = get("shop", "/api/no-such-thing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void a_program_that_sends_nothing_is_told_how_to_log_in_and_a_browser_is_not_asked_for_a_password() {
        assertThat(get(null, "/api/registrations").headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"Meibo\"");
        assertThat(send(as(null, "/api/registrations")
                                .header("Sec-Fetch-Mode", "cors")
                                .GET())
                        .headers()
                        .firstValue("WWW-Authenticate")
                        .orElse(""))
                .doesNotContain("Basic");
    }

    @ParameterizedTest
    @CsvSource({"ja,ユーザー名", "zh-CN,用户名", "'zh-TW,zh;q=0.9',用户名", "fr,User name", "'fr,ja;q=0.5',ユーザー名"})
    void the_log_in_page_speaks_the_browsers_language(String languages, String word) {
        assertThat(send(as(null, "/login").header("Accept-Language", languages).GET())
                        .body())
                .contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "wait", "again", "left"})
    void the_log_in_page_says_what_happened(String outcome) {
        assertThat(get(null, "/login?" + outcome).body()).contains("role=\"alert\"");
    }

    @Test
    void a_page_one_may_not_see_says_so_in_ones_language_and_names_no_class() {
        var clerk = browser("clerk");
        var answer = clerk.send(clerk.request("/camunda/app/cockpit/default/")
                .header("Accept", "text/html")
                .header("Accept-Language", "ja")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("許可されていません").doesNotContain("Whitelabel", "Exception");
    }

    @Test
    void an_access_code_opens_nothing_but_a_registration() {
        for (String path : new String[] {"/api/registrations", "/api/tasks", "/api/registrations/R-0000-0000-0"}) {
            var answer = send(as(null, path)
                    .header("X-Access-Code", "WRNG-WRNG-WRNG-WRNG")
                    .GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void too_many_wrong_passwords_get_429_and_a_time_to_wait() {
        HttpResponse<String> last = null;
        for (int i = 0; i < 11; i++) {
            last = get("guessed-at", "/api/registrations");
        }

        assertThat(last).isNotNull();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(last).path("code").asText()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(get("shop", "/api/no-such-thing").statusCode()).isEqualTo(404);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
