package io.meibo.identity.credit;

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
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.meibo.identity.check.CreditCheck.Standing;
import io.meibo.identity.check.Telling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCreditSourceTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @ParameterizedTest
    @CsvSource({"clear, CLEAR", "unpaid, UNPAID", "unsure, UNSURE"})
    void the_answer_is_read(String word, Standing standing) {
        SERVICE.stubFor(post("/standing").willReturn(okJson("{\"standing\":\"" + word + "\"}")));
        assertThat(ask()).isEqualTo(standing);
    }

    @Test
    void the_same_question_bears_the_same_key() {
        SERVICE.stubFor(post("/standing").willReturn(okJson("{\"standing\":\"clear\"}")));
        ask();
        SERVICE.verify(postRequestedFor(urlEqualTo("/standing"))
                .withHeader("Idempotency-Key", equalTo("R-7KQ2-9XMV-4/1"))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withRequestBody(
                        equalToJson("{\"familyName\":\"ERIKSSON\",\"givenName\":\"Anna Maria\",\"familyNameKana\":null,"
                                + "\"givenNameKana\":null,\"birthDate\":\"1974-08-12\",\"phone\":\"+819012345678\"}")));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 401, 404, 429, 500, 503})
    void any_other_status_is_no_answer(int status) {
        SERVICE.stubFor(
                post("/standing").willReturn(aResponse().withStatus(status).withBody("{\"standing\":\"clear\"}")));
        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ERIKSSON owes nothing", "[]", "{}", "{\"standing\":\"CLEAR\"}", "{\"standing\":null}"})
    void an_answer_that_is_not_understood_is_never_taken_for_a_yes(String body) {
        SERVICE.stubFor(post("/standing").willReturn(okJson(body)));
        assertUnavailable();
    }

    @Test
    void a_service_that_is_too_slow_is_given_up() {
        SERVICE.stubFor(
                post("/standing").willReturn(okJson("{\"standing\":\"clear\"}").withFixedDelay(3_000)));
        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void a_broken_connection_is_no_answer(String fault) {
        SERVICE.stubFor(post("/standing").willReturn(aResponse().withFault(Fault.valueOf(fault))));
        assertUnavailable();
    }

    private static void assertUnavailable() {
        assertThatExceptionOfType(CreditUnavailable.class)
                .isThrownBy(HttpCreditSourceTest::ask)
                .satisfies(refusal -> {
                    StringWriter trace = new StringWriter();
                    refusal.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString())
                            .doesNotContainIgnoringCase("ERIKSSON")
                            .doesNotContain("819012345678");
                });
    }

    private static Standing ask() {
        var settings =
                new CreditSettings(URI.create(SERVICE.baseUrl() + "/standing"), Duration.ofMillis(700), "secret");
        return new HttpCreditSource(settings, new ObjectMapper())
                .standing(Telling.aVisitor().data(), "R-7KQ2-9XMV-4/1");
    }
}
