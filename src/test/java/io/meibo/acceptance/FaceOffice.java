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
import java.util.List;

/** An outside service that compares faces; it knows nobody, so it is well or unwell for all at once. */
final class FaceOffice {

    private static final WireMockServer SERVER = start();

    private FaceOffice() {}

    static String url() {
        return SERVER.baseUrl() + "/compare";
    }

    static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo("/compare")).willReturn(answer));
    }

    static ResponseDefinitionBuilder alike() {
        return said(0.97, "live");
    }

    static ResponseDefinitionBuilder said(double similarity, String liveness) {
        return okJson(
                "{\"similarity\":" + similarity + ",\"liveness\":\"" + liveness + "\",\"falseAcceptRate\":0.0001}");
    }

    static ResponseDefinitionBuilder unavailable() {
        return aResponse().withStatus(503).withBody("down for maintenance");
    }

    static ResponseDefinitionBuilder tooSlow() {
        return alike().withFixedDelay(4_000);
    }

    /** The keys of all questions about this registration, in order. */
    static List<String> keys(String reference) {
        return SERVER
                .findAll(postRequestedFor(urlEqualTo("/compare")).withHeader("Idempotency-Key", containing(reference)))
                .stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    private static WireMockServer start() {
        var server = new WireMockServer(wireMockConfig().dynamicPort());
        server.start();
        server.stubFor(post(urlEqualTo("/compare")).willReturn(alike()));
        return server;
    }
}
