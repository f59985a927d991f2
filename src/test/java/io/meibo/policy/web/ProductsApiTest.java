package io.meibo.policy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.support.AppTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductsApiTest extends AppTest {

    @Test
    void the_catalogue_names_plans_prices_needed_pages_and_deposit() {
        JsonNode products = getJson("shop", "/api/products");

        assertThat(ids(products))
                .containsExactly(
                        "jp-postpaid-voice",
                        "jp-prepaid-voice",
                        "jp-prepaid-data",
                        "cn-postpaid-voice",
                        "cn-prepaid-voice",
                        "jp-transit-anonymous",
                        "jp-transit-named",
                        "cn-transit-ordinary",
                        "cn-transit-concession",
                        "cn-bank-class-1",
                        "cn-iot-data");
        JsonNode postpaid = products.get(0);
        assertThat(postpaid.at("/deposit/amount").asText()).isEqualTo("10000");
        assertThat(postpaid.at("/deposit/currency").asText()).isEqualTo("JPY");
        assertThat(postpaid.at("/plans/0/price/amount").asText()).isEqualTo("2970");
        assertThat(postpaid.at("/process").asText()).isEqualTo("postpaid-registration");
        JsonNode licence = postpaid.at("/documents/0");
        assertThat(licence.at("/type").asText()).isEqualTo("jp-driver-licence");
        assertThat(licence.at("/byChannel/counter/pages").toString())
                .isEqualTo("[\"document-front\",\"document-back\"]");
        assertThat(licence.at("/byChannel/home-visit/personDecides").asBoolean())
                .isTrue();
    }

    @Test
    void the_names_are_in_the_readers_language() {
        var japanese = send(
                as("clerk", "/api/products").header("Accept-Language", "ja").GET());
        var chinese = send(
                as("clerk", "/api/products").header("Accept-Language", "zh-CN").GET());

        assertThat(json(japanese).at("/2/name").asText()).contains("プリペイド");
        assertThat(json(chinese).at("/2/name").asText()).contains("预付费");
    }

    @Test
    void nobody_reads_it_without_logging_in() {
        assertThat(get(null, "/api/products").statusCode()).isEqualTo(401);
    }

    private static List<String> ids(JsonNode products) {
        var ids = new ArrayList<String>();
        products.forEach(product -> ids.add(product.path("id").asText()));
        return ids;
    }
}
