package io.meibo.esim.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.support.AppTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** In a house without an SM-DP+. */
class EsimOverHttpTest extends AppTest {

    private static final String APPLICATION =
            """
            {"product":"jp-prepaid-data","channel":"counter","verification":"document-shown","language":"en",
             "applicant":{"familyName":"SPECIMEN","givenName":"HANAKO","birthDate":"1990-05-01","nationality":"JPN",
               "phone":"+819012345678","address":{"country":"JPN","postcode":"100-0001","region":"東京都",
               "locality":"千代田区","lines":["千代田 1-1"]}},
             "identityDocument":{"type":"jp-driver-licence","number":"302012345610","issuingCountry":"JPN",
               "expiryDate":"2031-04-15","mrz":[]},
             "delivery":%s,
             "consents":[{"purpose":"identity-check","givenAt":"2026-11-22T10:00:00+09:00"}]}
            """;

    @Test
    void an_esim_is_refused_at_entry_and_told_why() {
        HttpResponse<String> answer = apply("{\"form\":\"esim\",\"method\":\"download\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(codes(answer)).containsExactly("/delivery/form ESIM_NOT_SET_UP");
    }

    @Test
    void a_phone_is_named_by_a_right_eid_and_only_for_an_esim() {
        assertThat(codes(apply(
                        "{\"form\":\"sim\",\"method\":\"counter\",\"eid\":\"89034011560010000000000000000121\"}")))
                .containsExactly("/delivery/eid EID_ONLY_FOR_ESIM");
        assertThat(codes(apply(
                        "{\"form\":\"esim\",\"method\":\"download\",\"eid\":\"89034011560010000000000000000122\"}")))
                .contains("/delivery/eid EID_NOT_RIGHT");
    }

    @Test
    void in_china_no_esim_is_given_all_the_way_online_and_the_row_is_told() {
        HttpResponse<String> answer = post(
                "shop",
                "/api/registrations",
                APPLICATION
                        .formatted("{\"form\":\"esim\",\"method\":\"download\"}")
                        .replace("jp-prepaid-data", "cn-prepaid-voice")
                        .replace("\"counter\"", "\"online\"")
                        .replace("jp-driver-licence", "passport"));

        assertThat(codes(answer)).contains("/channel ESIM_SHOP_ONLY");
        assertThat(answer.body()).contains("CN-13");
    }

    @Test
    void a_card_has_no_profile_and_no_code() {
        JsonNode entered = json(apply("{\"form\":\"sim\",\"method\":\"counter\"}"));
        String reference = "/api/registrations/" + entered.path("reference").asText();

        assertThat(get("clerk", reference + "/esim-profile").statusCode()).isEqualTo(404);
        HttpResponse<String> code = send(as(null, reference + "/activation-code")
                .header("X-Access-Code", entered.path("accessCode").asText())
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(code.statusCode()).isEqualTo(409);
        assertThat(json(code).path("code").asText()).isEqualTo("CODE_NOT_READY");
        assertThat(post("manager", reference + "/activation-code/re-issue", "{\"reason\":\"code-lost\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void notices_have_no_door_here() {
        assertThat(post("shop", "/gsma/rsp2/es2plus/handleDownloadProgressInfo", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("clerk", "/api/esim-notices/unknown").statusCode()).isEqualTo(403);
        assertThat(get("manager", "/api/esim-notices/unknown").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> apply(String delivery) {
        return post("shop", "/api/registrations", APPLICATION.formatted(delivery));
    }

    private static java.util.List<String> codes(HttpResponse<String> answer) {
        var codes = new java.util.ArrayList<String>();
        json(answer)
                .path("errors")
                .forEach(error -> codes.add(error.path("pointer").asText() + " "
                        + error.path("code").asText()));
        return codes;
    }
}
