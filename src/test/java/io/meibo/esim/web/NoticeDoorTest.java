package io.meibo.esim.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.demo.Es2PlusStores;
import io.meibo.esim.Es2PlusSettings;
import io.meibo.esim.Notice;
import io.meibo.esim.Notices;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** The door of its own: who gets in, what is served there, and that it is served nowhere else. */
class NoticeDoorTest {

    private static final String PATH = NoticeFilter.PATH;
    private static final String GOOD =
            """
            {"header":{"functionRequesterIdentifier":"smdp","functionCallIdentifier":"n-1"},
             "eid":"89034011560010000000000000000121","iccid":"8988211000000530082F","profileType":"consumer",
             "timestamp":"2026-11-25T10:00:00+09:00","notificationPointId":4,
             "notificationPointStatus":{"status":"Executed-Success"}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static final Notices NOTICES = mock(Notices.class);

    @SuppressWarnings("NullAway.Init")
    private static WebServer server;

    @SuppressWarnings("NullAway.Init")
    private static Es2PlusStores stores;

    private static int door;

    @BeforeAll
    static void open() throws IOException {
        stores = Es2PlusStores.in(folder.resolve("house"), Clock.systemUTC());
        try (var free = new ServerSocket(0)) {
            door = free.getLocalPort();
        }
        var settings = new Es2PlusSettings(
                null,
                "1.3.6.1.4.1.99999.1",
                stores.operator(),
                stores.password(),
                stores.trust(),
                stores.password(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                door,
                null,
                stores.notices(),
                stores.password());
        var factory = new TomcatServletWebServerFactory(0);
        var notices = new NoticeDoor();
        notices.noticeConnector(settings, "127.0.0.1").customize(factory);
        server = factory.getWebServer(
                context -> {
                    context.addServlet("house", new House()).addMapping("/*");
                },
                context -> notices.noticeFilter(NOTICES, new ObjectMapper()).onStartup(context));
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop();
    }

    @BeforeEach
    void quiet() {
        reset(NOTICES);
    }

    @Test
    void a_notice_is_taken_and_answered_with_nothing() throws Exception {
        HttpResponse<String> answer = post(PATH, GOOD, theirs());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        var taken = ArgumentCaptor.forClass(Notice.class);
        verify(NOTICES).take(taken.capture());
        assertThat(taken.getValue())
                .isEqualTo(new Notice(
                        "8988211000000530082F",
                        4,
                        "Executed-Success",
                        null,
                        null,
                        OffsetDateTime.parse("2026-11-25T10:00:00+09:00")));
    }

    @Test
    void who_loses_a_race_tries_again_and_who_never_wins_asks_for_a_repeat() throws Exception {
        doThrow(new IllegalStateException("another was faster"))
                .doNothing()
                .when(NOTICES)
                .take(any());
        assertThat(post(PATH, GOOD, theirs()).statusCode()).isEqualTo(204);
        verify(NOTICES, times(2)).take(any());

        doThrow(new IllegalStateException("another was faster")).when(NOTICES).take(any());
        assertThat(post(PATH, GOOD, theirs()).statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"iccid\":\"Anna\",\"timestamp\":\"2026-11-25T10:00:00Z\",\"notificationPointId\":4,\"notificationPointStatus\":{\"status\":\"Failed\"}}",
                "{\"iccid\":\"8988211000000530082\",\"timestamp\":\"yesterday\",\"notificationPointId\":4,\"notificationPointStatus\":{\"status\":\"Failed\"}}",
                "{\"iccid\":\"8988211000000530082\",\"timestamp\":\"2026-11-25T10:00:00Z\",\"notificationPointId\":-1,\"notificationPointStatus\":{\"status\":\"Failed\"}}",
                "{\"iccid\":\"8988211000000530082\",\"timestamp\":\"2026-11-25T10:00:00Z\",\"notificationPointId\":4}"
            })
    void what_cannot_be_read_is_refused_and_not_kept(String body) throws Exception {
        assertThat(post(PATH, body, theirs()).statusCode()).isEqualTo(400);
        verify(NOTICES, never()).take(any());
    }

    @Test
    void nothing_else_is_served_there() throws Exception {
        assertThat(post("/", GOOD, theirs()).statusCode()).isEqualTo(404);
        assertThat(post("/api/registrations", GOOD, theirs()).statusCode()).isEqualTo(404);
        assertThat(post(PATH + "/", GOOD, theirs()).statusCode()).isEqualTo(404);
        assertThat(post(PATH, "x".repeat(30_000), theirs()).statusCode()).isEqualTo(413);
        HttpRequest get = HttpRequest.newBuilder(at(PATH)).GET().build();
        assertThat(client(theirs())
                        .send(get, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void nobody_without_a_certificate_of_the_house_gets_in() throws Exception {
        Es2PlusStores strangers = Es2PlusStores.in(folder.resolve("strangers"), Clock.systemUTC());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> post(PATH, GOOD, tls(null, stores.password())));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> post(PATH, GOOD, tls(strangers.smdp(), strangers.password())));
        verify(NOTICES, never()).take(any());
    }

    @Test
    void at_the_main_door_the_path_does_not_exist() throws Exception {
        HttpClient plain = HttpClient.newHttpClient();
        HttpRequest notice = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + PATH))
                .POST(HttpRequest.BodyPublishers.ofString(GOOD))
                .build();
        assertThat(plain.send(notice, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
        HttpRequest page = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                .build();
        assertThat(plain.send(page, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("house");
    }

    private static SSLContext theirs() throws Exception {
        return tls(stores.smdp(), stores.password());
    }

    private static SSLContext tls(@Nullable Path keys, String password) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(stores.trust(), stores.password()));
        SSLContext context = SSLContext.getInstance("TLS");
        if (keys == null) {
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store(keys, password), password.toCharArray());
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static HttpResponse<String> post(String path, String body, SSLContext tls)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("X-Admin-Protocol", "gsma/rsp/v2.2.2")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client(tls).send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static URI at(String path) {
        return URI.create("https://localhost:" + door + path);
    }

    /** Whatever else the house serves. */
    private static final class House extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("house");
        }
    }
}
