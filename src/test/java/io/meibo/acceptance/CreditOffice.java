package io.meibo.acceptance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;

/** An outside service that knows who owes whom; it can be unwell about one person and well about all others. */
final class CreditOffice {

    private static final WireMockServer SERVER = start();

    private CreditOffice() {}

    static String url() {
        return SERVER.baseUrl() + "/standing";
    }

    /** Answers like this about whoever has this phone, until {@link #recover}. */
    static StubMapping about(String phone, ResponseDefinitionBuilder answer) {
        return SERVER.stubFor(post(urlEqualTo("/standing"))
                .atPriority(1)
                .withRequestBody(containing(phone))
                .willReturn(answer));
    }

    static ResponseDefinitionBuilder unavailable() {
        return aResponse().withStatus(503).withBody("down for maintenance");
    }

    static ResponseDefinitionBuilder tooSlow() {
        return okJson("{\"standing\":\"clear\"}").withFixedDelay(4_000);
    }

    static ResponseDefinitionBuilder unpaid() {
        return okJson("{\"standing\":\"unpaid\"}");
    }

    static void recover(StubMapping trouble) {
        SERVER.removeStub(trouble);
    }

    /** The keys of all questions about whoever has this phone, in order. */
    static List<String> requestKeys(String phone) {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/standing")).withRequestBody(containing(phone))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    private static WireMockServer start() {
        var server = new WireMockServer(wireMockConfig().dynamicPort());
        server.start();
        server.stubFor(post(urlEqualTo("/standing")).atPriority(10).willReturn(okJson("{\"standing\":\"clear\"}")));
        return server;
    }
}
