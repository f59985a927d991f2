package io.meibo.portrait;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.meibo.portrait.PortraitService.Liveness;
import io.meibo.portrait.PortraitService.Opinion;
import io.meibo.portrait.PortraitService.Pictures;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortraitServiceTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final String GOOD = "{\"similarity\":0.97,\"liveness\":\"live\",\"falseAcceptRate\":0.0001}";

    @Test
    void three_figures_are_read_and_kept_apart() {
        answers(okJson(GOOD));

        assertThat(ask()).isEqualTo(new Opinion(0.97, Liveness.LIVE, 0.0001));
    }

    @Test
    void nothing_but_the_two_pictures_goes_out_and_the_same_question_bears_the_same_key() {
        answers(okJson(GOOD));
        ask();

        SERVICE.verify(postRequestedFor(urlEqualTo("/compare"))
                .withHeader("Idempotency-Key", equalTo("R-7KQ2-9XMV-4/portrait/1"))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withRequestBody(equalToJson("{\"document\":\"AQ==\",\"portrait\":\"Ag==\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"similarity\":0.97,\"falseAcceptRate\":0.0001}",
                "{\"similarity\":0.97,\"liveness\":\"perhaps\",\"falseAcceptRate\":0.0001}",
                "{\"similarity\":\"0.97\",\"liveness\":\"live\",\"falseAcceptRate\":0.0001}",
                "{\"similarity\":1.01,\"liveness\":\"live\",\"falseAcceptRate\":0.0001}",
                "{\"similarity\":-0.1,\"liveness\":\"live\",\"falseAcceptRate\":0.0001}",
                "{\"similarity\":0.97,\"liveness\":\"live\"}"
            })
    void half_an_answer_is_no_opinion(String body) {
        answers(okJson(body));

        unavailable();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 401, 404, 429, 500, 503})
    void any_other_status_is_no_opinion(int status) {
        answers(aResponse().withStatus(status).withBody(GOOD));

        unavailable();
    }

    @Test
    void an_answer_that_comes_drop_by_drop_ends_with_the_time_out() {
        answers(okJson(GOOD).withChunkedDribbleDelay(10, 20_000));

        unavailable();
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        answers(okJson("{\"similarity\":" + "0".repeat(50_000) + "}"));

        unavailable();
    }

    @Test
    void a_broken_connection_is_no_opinion() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        unavailable();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(post("/compare").willReturn(answer));
    }

    private static Opinion ask() {
        var settings =
                new PortraitSettings(URI.create(SERVICE.baseUrl() + "/compare"), Duration.ofMillis(1500), "secret");
        return new HttpPortraitService(settings, new ObjectMapper())
                .compare(new Pictures(new byte[] {1}, new byte[] {2}), "R-7KQ2-9XMV-4/portrait/1");
    }

    private static void unavailable() {
        assertThatExceptionOfType(PortraitServiceUnavailable.class)
                .isThrownBy(HttpPortraitServiceTest::ask)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("0.97", "similarity\":"));
    }
}
