package io.meibo.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.meibo.demo.Es2PlusStores;
import io.meibo.support.Smdp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** An operator who is nothing but the wire: he calls functions and writes down the notices he gets. */
final class Operator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> notices = new CopyOnWriteArrayList<>();

    /** How many notices are refused before one is taken. */
    final AtomicInteger refusing = new AtomicInteger();

    private final Smdp smdp;
    private final HttpClient client;
    private final HttpsServer door;

    Operator(Smdp smdp) throws Exception {
        this.smdp = smdp;
        Es2PlusStores stores = smdp.stores();
        this.client = HttpClient.newBuilder()
                .sslContext(context(stores, stores.operator()))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.door = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setHttpsConfigurator(new HttpsConfigurator(context(stores, stores.notices())) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters demanded = getSSLContext().getDefaultSSLParameters();
                demanded.setNeedClientAuth(true);
                connection.setSSLParameters(demanded);
            }
        });
        door.createContext("/gsma/rsp2/es2plus/handleDownloadProgressInfo", exchange -> {
            try (exchange) {
                JsonNode notice = JSON.readTree(exchange.getRequestBody().readAllBytes());
                boolean refused = refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (!refused) {
                    notices.add(notice);
                }
                exchange.sendResponseHeaders(refused ? 503 : 204, -1);
            }
        });
        door.setExecutor(Executors.newFixedThreadPool(4));
        door.start();
        smdp.noticesTo(door.getAddress().getPort());
    }

    /** A context with this key, or with none where the path is null. */
    static SSLContext context(Es2PlusStores stores, Path key) throws IOException, GeneralSecurityException {
        char[] password = stores.password().toCharArray();
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store(stores.trust(), password));
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store(key, password), password);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path path, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path)) {
            store.load(in, password);
        }
        return store;
    }

    /** Calls a function; the whole answer. */
    JsonNode call(String function, String callId, Map<String, ?> fields) throws IOException, InterruptedException {
        var body = new TreeMap<String, Object>(fields);
        body.put(
                "header",
                Map.of("functionRequesterIdentifier", "1.3.6.1.4.1.99999.1.1", "functionCallIdentifier", callId));
        var request = HttpRequest.newBuilder(smdp.address().resolve("/gsma/rsp2/es2plus/" + function))
                .header("Content-Type", "application/json")
                .header("X-Admin-Protocol", "gsma/rsp/v2.2.2")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    static String status(JsonNode answer) {
        return answer.at("/header/functionExecutionStatus/status").asText();
    }

    static String codes(JsonNode answer) {
        JsonNode data = answer.at("/header/functionExecutionStatus/statusCodeData");
        return data.path("subjectCode").asText() + " " + data.path("reasonCode").asText();
    }

    @Override
    public void close() {
        door.stop(0);
    }
}
