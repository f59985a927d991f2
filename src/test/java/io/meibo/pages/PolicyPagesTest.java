package io.meibo.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.meibo.support.AppTest;
import io.meibo.support.Browser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPagesTest extends AppTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        en    | What changes next | not allowed | sure
        ja    | 今後の変更 | 不可 | 確か
        zh-CN | 即将变化 | 不允许 | 可靠
        """)
    void a_manager_reads_the_policy_of_a_day_in_his_language(String language, String next, String no, String sure) {
        String page = page("manager", "/policy?date=2026-04-01&country=JPN&table=verification-methods", language);

        assertThat(page)
                .contains(next, no, sure, "JP-04", "JP-05", "Rule_JpOnlineImage<", "2027-04-01")
                .doesNotContain("Rule_JpOnlineImageBefore", "Rule_CnCounterPortrait", "??");
    }

    @Test
    void the_day_before_another_rule_stands_there() {
        assertThat(page("auditor", "/policy?date=2026-03-31&table=verification-methods", "en"))
                .contains("Rule_JpOnlineImageBefore")
                .doesNotContain("Rule_JpOnlineImage<");
    }

    @Test
    void what_changes_next_shows_the_old_rule_before_the_new_one() {
        String page = page("auditor", "/policy/changes?date=2026-11-25", "en");

        assertThat(page).containsSubsequence("2027-04-01", "JP-13", "JP-14", "2027-05-29", "JP-20");
        assertThat(page).doesNotContain("??");
    }

    @Test
    void a_day_that_is_none_is_taken_for_today_and_nothing_typed_comes_back_as_markup() {
        String page = page("manager", "/policy?date=%3Cscript%3E&country=%22%3E%3Cb%3E&product=x&table=%3Ci%3E", "en");

        assertThat(page).contains("type=\"date\"").doesNotContain("<script>", "\"><b>", "<i>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policy", "/policy/changes", "/policy/replays"})
    void others_are_not_shown_the_policy_and_find_no_way_to_it(String path) {
        Browser clerk = browser("clerk");

        assertThat(clerk.get(path).statusCode()).isEqualTo(403);
        assertThat(clerk.get("/").body()).doesNotContain("href=\"/policy\"");
        assertThat(browser("auditor").get("/").body()).contains("href=\"/policy\"");
    }

    @Test
    void an_auditor_sees_replays_but_no_form_to_begin_one() {
        assertThat(page("manager", "/policy/replays", "en")).contains("id=\"begin\"");
        assertThat(page("auditor", "/policy/replays", "en")).doesNotContain("id=\"begin\"");
        assertThat(browser("manager").get("/policy/replays/none-such").statusCode())
                .isEqualTo(404);
    }

    private String page(String user, String path, String language) {
        Browser browser = browser(user);
        HttpRequest.Builder request =
                browser.request(path).header("Accept-Language", language).GET();
        HttpResponse<String> answer = browser.send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
