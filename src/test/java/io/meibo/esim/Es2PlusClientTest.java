package io.meibo.esim;

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
import io.meibo.esim.Answer.Status;
import io.meibo.esim.SmDp.FinalState;
import io.meibo.shared.Eid;
import io.meibo.shared.Iccid;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Es2PlusClientTest {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final Iccid ICCID = new Iccid("8988211000000530082");
    private static final Eid EID = new Eid("89034011560010000000000000000121");
    private static final String PATH = "/gsma/rsp2/es2plus/";
    private static final String SUCCESS =
            "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}}%s}";

    @Test
    void an_order_is_json_with_who_asks_and_the_id_of_the_call() {
        answers("downloadOrder", okJson(SUCCESS.formatted(",\"iccid\":\"8988211000000530082F\"")));

        Answer answer = client().downloadOrder("call-1", ICCID, EID);

        assertThat(answer.done()).isTrue();
        assertThat(Iccid.of(String.valueOf(answer.iccid()))).contains(ICCID);
        SERVER.verify(
                postRequestedFor(urlEqualTo(PATH + "downloadOrder"))
                        .withHeader("X-Admin-Protocol", equalTo("gsma/rsp/v2.2.2"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"header":{"functionRequesterIdentifier":"1.3.6.1.4.1.99999.1","functionCallIdentifier":"call-1"},
                         "iccid":"8988211000000530082","eid":"89034011560010000000000000000121"}
                        """)));
    }

    @Test
    void it_is_confirmed_without_releasing_and_released_by_itself() {
        answers(
                "confirmOrder",
                okJson(SUCCESS.formatted(",\"matchingId\":\"ABC-123\",\"smdpAddress\":\"smdp.example.com\"")));
        answers("releaseProfile", okJson(SUCCESS.formatted("")));

        Answer answer = client().confirmOrder("call-2", ICCID, null, "12345678");
        assertThat(client().releaseProfile("call-3", ICCID).done()).isTrue();

        assertThat(answer.matchingId()).isEqualTo("ABC-123");
        assertThat(answer.smdpAddress()).isEqualTo("smdp.example.com");
        SERVER.verify(
                postRequestedFor(urlEqualTo(PATH + "confirmOrder"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"header":{"functionRequesterIdentifier":"1.3.6.1.4.1.99999.1","functionCallIdentifier":"call-2"},
                         "iccid":"8988211000000530082","confirmationCode":"12345678","releaseFlag":false}
                        """)));
    }

    @Test
    void a_cancellation_says_what_becomes_of_the_profile() {
        answers("cancelOrder", okJson(SUCCESS.formatted("")));

        client().cancelOrder("call-4", ICCID, null, "ABC-123", FinalState.UNAVAILABLE);

        SERVER.verify(
                postRequestedFor(urlEqualTo(PATH + "cancelOrder"))
                        .withRequestBody(
                                equalToJson(
                                        """
                        {"header":{"functionRequesterIdentifier":"1.3.6.1.4.1.99999.1","functionCallIdentifier":"call-4"},
                         "iccid":"8988211000000530082","matchingId":"ABC-123","finalProfileStatusIndicator":"Unavailable"}
                        """)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Expired"})
    void a_no_is_a_value_with_its_codes(String status) {
        answers(
                "downloadOrder",
                okJson("{\"header\":{\"functionExecutionStatus\":{\"status\":\"" + status
                        + "\",\"statusCodeData\":{\"subjectCode\":\"8.2.1\",\"reasonCode\":\"3.3\","
                        + "\"message\":\"ICCID 8988211000000530082\"}}}}"));

        Answer answer = client().downloadOrder("call-5", ICCID, null);

        assertThat(answer).isEqualTo(new Answer(Status.of(status), "8.2.1", "3.3", null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Perhaps\"}}}",
                "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}}}",
                "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}},\"matchingId\":\"A$B\","
                        + "\"smdpAddress\":\"smdp.example.com\"}",
                "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}},\"matchingId\":\"ABC\","
                        + "\"smdpAddress\":\"smdp example\"}"
            })
    void half_a_confirmation_is_no_answer(String body) {
        answers("confirmOrder", okJson(body));

        unavailable();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 404, 500, 503})
    void any_other_status_is_no_answer(int status) {
        answers("confirmOrder", aResponse().withStatus(status));

        unavailable();
    }

    @Test
    void a_slow_or_broken_or_endless_answer_is_no_answer() {
        answers("confirmOrder", aResponse().withFixedDelay(8000).withStatus(200));
        unavailable();
        answers("confirmOrder", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        unavailable();
        answers("confirmOrder", aResponse().withStatus(200).withBody("x".repeat(30_000)));
        unavailable();
    }

    private static void answers(String function, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo(PATH + function)).willReturn(answer));
    }

    private static void unavailable() {
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> client().confirmOrder("call-6", ICCID, null, "12345678"))
                .satisfies(fault -> assertThat(fault.getMessage() + " " + fault.getCause())
                        .doesNotContain(ICCID.digits())
                        .doesNotContain("12345678"));
    }

    private static SmDp client() {
        try {
            return new Es2PlusClient(
                    URI.create(SERVER.baseUrl() + "/"),
                    "1.3.6.1.4.1.99999.1",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(4),
                    SSLContext.getDefault(),
                    new ObjectMapper());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
