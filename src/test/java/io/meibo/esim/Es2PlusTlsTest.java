package io.meibo.esim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.demo.Es2PlusStores;
import io.meibo.esim.SmDp.FinalState;
import io.meibo.shared.Iccid;
import io.meibo.shared.Luhn;
import io.meibo.support.Smdp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client against an SM-DP+ of its own process: mutual TLS, and the faults that happen between two processes. */
class Es2PlusTlsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Smdp server;

    private static int next = 1;

    @BeforeAll
    static void start() {
        server = Smdp.start(folder.resolve("smdp"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void with_our_key_and_theirs_an_order_goes_all_the_way() {
        SmDp ours = client(ours(server.stores()));
        Iccid iccid = profile();

        assertThat(ours.downloadOrder("a1-" + iccid.digits(), iccid, null).done())
                .isTrue();
        Answer confirmed = ours.confirmOrder("a2-" + iccid.digits(), iccid, null, "12345678");
        assertThat(confirmed.matchingId()).isNotNull();
        assertThat(ours.releaseProfile("a3-" + iccid.digits(), iccid).done()).isTrue();
        assertThat(server.state(iccid.digits())).isEqualTo("Released");

        assertThat(ours.cancelOrder("a4-" + iccid.digits(), iccid, null, confirmed.matchingId(), FinalState.AVAILABLE)
                        .done())
                .isTrue();
        assertThat(server.state(iccid.digits())).isEqualTo("Available");
    }

    @Test
    void a_time_out_after_the_effect_is_cleared_up_by_the_same_id() {
        SmDp ours = client(ours(server.stores()));
        Iccid iccid = profile();
        server.next("timeout-after-effect").of("downloadOrder").once();
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> ours.downloadOrder("b1-" + iccid.digits(), iccid, null));

        assertThat(ours.downloadOrder("b1-" + iccid.digits(), iccid, null).done())
                .isTrue();
        assertThat(ours.downloadOrder("b2-" + iccid.digits(), iccid, null).done())
                .as("another id would be another order")
                .isFalse();
    }

    @Test
    void whoever_shows_no_certificate_is_not_listened_to() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(server.stores().trust())) {
            store.load(in, server.stores().password().toCharArray());
        }
        trust.init(store);
        SSLContext nobody = SSLContext.getInstance("TLS");
        nobody.init(null, trust.getTrustManagers(), null);

        refused(client(nobody));
    }

    @Test
    void a_certificate_of_another_authority_is_refused_on_both_sides() {
        Es2PlusStores strangers = Es2PlusStores.in(folder.resolve("strangers"), Clock.systemUTC());
        Es2PlusStores house = server.stores();

        refused(client(TlsStores.context(strangers.operator(), strangers.password(), house.trust(), house.password())));
        refused(client(TlsStores.context(house.operator(), house.password(), strangers.trust(), strangers.password())));
    }

    private static void refused(SmDp client) {
        Iccid iccid = profile();
        assertThatExceptionOfType(SmDpUnavailable.class)
                .isThrownBy(() -> client.downloadOrder("c1-" + iccid.digits(), iccid, null));
    }

    private static SSLContext ours(Es2PlusStores stores) {
        return TlsStores.context(stores.operator(), stores.password(), stores.trust(), stores.password());
    }

    private static SmDp client(SSLContext tls) {
        URI address = server.address();
        return new Es2PlusClient(
                address, "1.3.6.1.4.1.99999.1", Duration.ofSeconds(5), Duration.ofSeconds(5), tls, new ObjectMapper());
    }

    private static Iccid profile() {
        String body = "898109" + String.format("%012d", next++);
        var iccid = new Iccid(body + Luhn.checkDigit(body));
        server.stock(List.of(iccid.digits()));
        return iccid;
    }
}
