package io.meibo.simulator;

import static io.meibo.simulator.Operator.codes;
import static io.meibo.simulator.Operator.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.demo.StockFiles;
import io.meibo.support.Smdp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator over its wire: the four functions, the phone, the faults, and what a kill leaves. */
class SmdpSimulatorTest {

    private static final AtomicInteger SERIAL = new AtomicInteger(5000);

    @TempDir
    private static Path folder;

    private static Smdp smdp;
    private static Operator operator;
    private String iccid;

    @BeforeAll
    static void start() throws Exception {
        smdp = Smdp.start(folder);
        operator = new Operator(smdp);
    }

    @AfterAll
    static void stop() {
        operator.close();
        smdp.close();
    }

    @BeforeEach
    void a_profile_of_its_own() {
        smdp.noFaults();
        operator.notices.clear();
        iccid = StockFiles.JAPAN
                .sims(SERIAL.getAndIncrement(), 1)
                .lines()
                .toList()
                .get(1)
                .split(",")[0];
    }

    @Test
    void a_profile_goes_from_the_order_to_the_phone() throws Exception {
        assertThat(status(call("downloadOrder", Map.of()))).isEqualTo("Executed-Success");
        assertThat(smdp.state(iccid)).isEqualTo("Allocated");
        JsonNode confirmed = call("confirmOrder", Map.of("releaseFlag", false));
        assertThat(smdp.state(iccid)).isEqualTo("Confirmed");
        String activation = activation(confirmed);
        assertThat(smdp.install(activation, "")).isEqualTo("refused");

        assertThat(status(call("releaseProfile", Map.of()))).isEqualTo("Executed-Success");
        assertThat(smdp.install(activation, "")).isEqualTo("installed");

        assertThat(smdp.state(iccid)).isEqualTo("Installed");
        await().untilAsserted(() -> assertThat(points()).containsExactlyInAnyOrder(3, 4));
        JsonNode notice = operator.notices.get(0);
        assertThat(notice.path("iccid").asText()).isEqualTo(iccid + "F");
        assertThat(notice.at("/notificationPointStatus/status").asText()).isEqualTo("Executed-Success");
        assertThat(notice.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(codes(call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"))))
                .as("what a phone had is not given again")
                .isEqualTo("8.2.1 3.3");
    }

    @Test
    void a_cancelled_order_leaves_the_profile_as_it_was_asked() throws Exception {
        call("downloadOrder", Map.of("eid", Phone.SPECIMEN_EID));
        assertThat(smdp.state(iccid)).isEqualTo("Linked");
        call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"));
        assertThat(smdp.state(iccid)).isEqualTo("Available");
        call("downloadOrder", Map.of());
        call("cancelOrder", Map.of("finalProfileStatusIndicator", "Unavailable"));
        assertThat(smdp.state(iccid)).isEqualTo("Unavailable");
        assertThat(codes(call("downloadOrder", Map.of()))).isEqualTo("8.2.1 3.3");
        assertThat(codes(call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"))))
                .isEqualTo("8.2.1 3.5");
    }

    @Test
    void what_is_asked_in_the_wrong_state_fails_with_its_codes() throws Exception {
        assertThat(codes(call("confirmOrder", Map.of("releaseFlag", true)))).isEqualTo("8.2.1 3.5");
        assertThat(codes(call("releaseProfile", Map.of()))).isEqualTo("8.2.1 3.5");
        JsonNode strange = operator.call("downloadOrder", id(), Map.of("iccid", "8988211000000530082"));
        assertThat(codes(strange)).isEqualTo("8.2.1 3.9");
        smdp.stock(List.of("8988211000000530082"));
        assertThat(status(operator.call("downloadOrder", id(), Map.of("iccid", "8988211000000530082F"))))
                .isEqualTo("Executed-Success");
    }

    @Test
    void a_repeated_call_gets_the_first_answer_and_does_nothing_twice() throws Exception {
        String callId = id();
        JsonNode first = operator.call("downloadOrder", callId, Map.of("iccid", iccid));
        call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"));
        JsonNode again = operator.call("downloadOrder", callId, Map.of("iccid", iccid));

        assertThat(again).isEqualTo(first);
        assertThat(smdp.state(iccid)).isEqualTo("Available");
        assertThat(codes(operator.call("downloadOrder", callId, Map.of("iccid", iccid, "eid", Phone.SPECIMEN_EID))))
                .as("the same identifier for something else")
                .isEqualTo("1.6 3.3");
    }

    @Test
    void an_answer_that_is_lost_after_the_effect_is_told_to_the_repeat_even_after_a_kill() throws Exception {
        smdp.next("timeout-after-effect").of("downloadOrder").at(iccid).once();
        String callId = id();
        assertThatThrownBy(() -> operator.call("downloadOrder", callId, Map.of("iccid", iccid)))
                .isInstanceOf(IOException.class);
        assertThat(smdp.state(iccid)).isEqualTo("Allocated");

        smdp.crashAndRestart();

        assertThat(smdp.state(iccid)).isEqualTo("Allocated");
        assertThat(status(operator.call("downloadOrder", callId, Map.of("iccid", iccid))))
                .isEqualTo("Executed-Success");
        assertThat(codes(call("downloadOrder", Map.of()))).isEqualTo("8.2.1 3.3");
    }

    @Test
    void scripted_refusals_have_no_effect_and_end_when_the_script_does() throws Exception {
        smdp.next("failed").of("downloadOrder").because("8.2.5", "3.7").once();
        smdp.next("expired").once();
        smdp.next("unavailable").once();
        assertThat(codes(call("downloadOrder", Map.of()))).isEqualTo("8.2.5 3.7");
        assertThat(status(call("downloadOrder", Map.of()))).isEqualTo("Expired");
        assertThatThrownBy(() -> call("downloadOrder", Map.of())).hasMessage("HTTP 503");
        assertThat(status(call("downloadOrder", Map.of()))).isEqualTo("Executed-Success");
    }

    @Test
    void a_notice_comes_until_it_is_taken_and_also_after_a_kill() throws Exception {
        String activation = released();
        operator.refusing.set(3);
        smdp.download(activation, "");
        await().untilAsserted(() -> assertThat(points()).containsExactly(3));

        operator.refusing.set(1000);
        smdp.phone("finish", iccid);
        smdp.crashAndRestart();
        operator.refusing.set(0);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(points()).contains(4));
        assertThat(smdp.state(iccid)).isEqualTo("Installed");
    }

    @Test
    void notices_come_twice_and_in_any_order_when_the_script_says_so() throws Exception {
        String activation = released();
        smdp.holdNotices();
        smdp.install(activation, "");
        assertThat(points()).isEmpty();
        smdp.releaseNotices(7, 2);
        await().untilAsserted(() -> assertThat(points()).containsExactlyInAnyOrder(3, 4, 3, 4));
    }

    @Test
    void a_wrong_confirmation_code_is_told_and_the_third_ends_the_order() throws Exception {
        call("downloadOrder", Map.of());
        String activation = activation(call("confirmOrder", Map.of("releaseFlag", true, "confirmationCode", "4711")));
        assertThat(smdp.install(activation, "0815")).isEqualTo("refused");
        assertThat(smdp.state(iccid)).isEqualTo("Released");
        smdp.install(activation, "");
        smdp.install(activation, "0815");
        assertThat(smdp.state(iccid)).isEqualTo("Error");
        assertThat(smdp.install(activation, "4711")).isEqualTo("refused");
        await().untilAsserted(() -> assertThat(points()).containsExactlyInAnyOrder(2, 2, 2, 1));
        assertThat(status(call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"))))
                .isEqualTo("Executed-Success");
    }

    @Test
    void a_phone_can_stop_after_the_download_fail_or_delete() throws Exception {
        smdp.next("never-installed").once();
        assertThat(smdp.install(released(), "")).isEqualTo("downloaded");
        assertThat(smdp.state(iccid)).isEqualTo("Downloaded");
        assertThat(smdp.phone("fail", iccid)).isEqualTo("refused");
        assertThat(smdp.state(iccid)).isEqualTo("Error");
        assertThat(codes(call("cancelOrder", Map.of("finalProfileStatusIndicator", "Available"))))
                .isEqualTo("8.2.1 3.3");
        assertThat(status(call("cancelOrder", Map.of("finalProfileStatusIndicator", "Unavailable"))))
                .isEqualTo("Executed-Success");

        a_profile_of_its_own();
        smdp.install(released(), "");
        assertThat(smdp.phone("delete", iccid)).isEqualTo("deleted");
        assertThat(smdp.state(iccid)).isEqualTo("Installed");
    }

    @Test
    void nobody_without_a_certificate_comes_in() throws Exception {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var trust = java.security.KeyStore.getInstance("PKCS12");
        try (var in = java.nio.file.Files.newInputStream(smdp.stores().trust())) {
            trust.load(in, smdp.stores().password().toCharArray());
        }
        trusted.init(trust);
        SSLContext anonymous = SSLContext.getInstance("TLS");
        anonymous.init(null, trusted.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(anonymous).build();
        URI address = smdp.address().resolve("/gsma/rsp2/es2plus/downloadOrder");

        assertThatThrownBy(
                        () -> client.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void only_what_is_es2plus_is_answered() throws Exception {
        assertThatThrownBy(() -> operator.call("getProfile", id(), Map.of())).hasMessage("HTTP 404");
        assertThatThrownBy(() -> operator.call("downloadOrder", "", Map.of())).hasMessage("HTTP 400");
    }

    private String released() throws Exception {
        call("downloadOrder", Map.of());
        return activation(call("confirmOrder", Map.of("releaseFlag", true)));
    }

    private static String activation(JsonNode confirmed) {
        return "LPA:1$" + confirmed.path("smdpAddress").asText() + "$"
                + confirmed.path("matchingId").asText();
    }

    private JsonNode call(String function, Map<String, ?> fields) throws Exception {
        var all = new java.util.HashMap<String, Object>(fields);
        all.put("iccid", iccid);
        return operator.call(function, id(), all);
    }

    private List<Integer> points() {
        return operator.notices.stream()
                .filter(notice -> notice.path("iccid").asText().startsWith(iccid))
                .map(notice -> notice.path("notificationPointId").asInt())
                .toList();
    }

    private static String id() {
        return java.util.UUID.randomUUID().toString();
    }
}
