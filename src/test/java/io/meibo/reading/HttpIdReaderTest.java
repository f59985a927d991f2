package io.meibo.reading;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIdReaderTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static final String RECORD =
            """
            {"documentType":"cn-resident-id","number":"11010519491231002X","name":"韦小宝","sex":"女",
             "birthDate":"1949-12-31","address":"北京市朝阳区建国路1号","validTo":"长期","portrait":"/9j/"}""";

    @Test
    void a_record_is_read_with_long_term_validity_and_photo() {
        answers(okJson(RECORD));

        IdRecord record = reader().read(address());

        assertThat(record.number()).isEqualTo("11010519491231002X");
        assertThat(record.name()).isEqualTo("韦小宝");
        assertThat(record.sex()).isEqualTo("F");
        assertThat(record.birthDate()).isEqualTo(LocalDate.parse("1949-12-31"));
        assertThat(record.nationality()).isEqualTo("CHN");
        assertThat(record.validTo().longTerm()).isTrue();
        assertThat(record.portrait()).hasSize(3);
        assertThat(record.toString()).doesNotContain("11010519491231002X", "韦小宝");
    }

    @ParameterizedTest
    @CsvSource({
        "409, '{\"error\":\"no-card\"}', READER_NO_CARD",
        "409, '{\"error\":\"not-readable\"}', READER_CARD_NOT_READABLE",
        "409, '{}', READER_OFF",
        "404, '', READER_OFF",
        "302, '', READER_OFF",
        "500, '', READER_OFF",
        "200, 'no json', READER_OFF",
        "200, '{\"documentType\":\"cn-resident-id\"}', READER_RECORD_NOT_USABLE",
        "200, '{\"documentType\":\"passport\",\"number\":\"E12345678\"}', READER_RECORD_NOT_USABLE"
    })
    void what_goes_wrong_is_told_apart(int status, String body, String code) {
        answers(aResponse().withStatus(status).withBody(body));

        fails(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"birthDate\":\"1949-12-31\"", "\"validTo\":\"长期\"", "\"portrait\":\"/9j/\""})
    void a_field_of_no_sense_makes_the_record_useless_and_is_not_quoted(String field) {
        String name = field.substring(0, field.indexOf(':'));
        answers(okJson(RECORD.replace(field, name + ":\"!!nonsense!!\"")));

        fails("READER_RECORD_NOT_USABLE");
    }

    @Test
    void a_reader_that_hangs_or_breaks_off_is_off() {
        answers(okJson(RECORD).withChunkedDribbleDelay(20, 20_000));
        fails("READER_OFF");

        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        fails("READER_OFF");
    }

    @Test
    void a_record_of_several_megabytes_is_cut_off() {
        answers(okJson(RECORD.replace("/9j/", "A".repeat(4_000_000))));

        fails("READER_OFF");
    }

    @ParameterizedTest
    @CsvSource({"ready, READY", "no-card, NO_CARD", "on-fire, OFF"})
    void its_state_is_told(String word, IdReader.State state) {
        SERVICE.stubFor(get("/clerk/status").willReturn(okJson("{\"state\":\"" + word + "\"}")));

        assertThat(reader().state(address())).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://reader.example.org/",
                "file:///etc/passwd",
                "http:///nowhere",
                "gopher://127.0.0.1/"
            })
    void no_reader_is_looked_for_elsewhere(String elsewhere) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(URI.create(elsewhere), Set.of()))
                .withMessageNotContaining(elsewhere);
    }

    @Test
    void a_host_that_is_named_may_be_called() {
        assertThat(settings(URI.create("http://shop-7.example.org:9001/"), Set.of("shop-7.example.org"))
                        .url())
                .isNotNull();
    }

    private static ReaderSettings settings(URI url, Set<String> hosts) {
        return new ReaderSettings(url, Map.of(), hosts, Duration.ofMillis(1200), "", Duration.ofMinutes(10));
    }

    private static IdReader reader() {
        return new HttpIdReader(settings(address(), Set.of()), new ObjectMapper());
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + SERVICE.getPort() + "/clerk");
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(post("/clerk/readings").willReturn(answer));
    }

    private static void fails(String code) {
        assertThatExceptionOfType(ReaderFailed.class)
                .isThrownBy(() -> reader().read(address()))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.getMessage()).doesNotContain("nonsense", "11010519491231002X");
                });
    }
}
