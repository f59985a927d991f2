package io.meibo.simulator;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Starts the simulator: opens the journal, both doors and the post, says in one line of JSON on its output where it can
 * be reached ({@code {"port","adminPort"}}), and ends when its input ends, which is when its parent does.
 */
public final class SmdpSimulator {

    /** The first argument by which the front door knows that this is wanted. */
    public static final String COMMAND = "smdp-simulator";

    private static final int THREADS = 16;

    private SmdpSimulator() {}

    /** Runs until the input ends; {@code arguments} as in the settings, each {@code --name=value}. */
    public static void run(List<String> arguments) throws IOException, GeneralSecurityException {
        Settings settings = Settings.of(arguments, System.getenv());
        SSLContext keys = Keys.context(settings);
        var desk = new Desk(settings.data().resolve("smdp.journal"), settings.ranges(), settings.address());
        var faults = new Faults();
        HttpClient client = HttpClient.newBuilder()
                .sslContext(keys)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var post = new Post(desk, client, settings.notices());
        var phone = new Phone(desk, post, faults, new Notices(Clock.systemUTC()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            var thread = new Thread(work, "door");
            thread.setDaemon(true);
            return thread;
        });

        HttpServer operators = operators(keys, settings.port());
        operators.createContext("/", new OperatorDoor(desk, faults)::answer);
        operators.setExecutor(threads);
        HttpServer admin = HttpServer.create(here(settings.adminPort()), 0);
        admin.createContext("/", new AdminDoor(desk, post, phone, faults)::answer);
        admin.setExecutor(threads);
        operators.start();
        admin.start();
        post.resume();
        tell("{\"port\":" + operators.getAddress().getPort() + ",\"adminPort\":"
                + admin.getAddress().getPort() + "}");
        untilAlone(System.in);
        // what is in the journal is all there is; nothing has to be put in order
        Runtime.getRuntime().halt(0);
    }

    private static HttpServer operators(SSLContext keys, int port) throws IOException {
        HttpsServer server = HttpsServer.create(here(port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters demanded = getSSLContext().getDefaultSSLParameters();
                demanded.setNeedClientAuth(true);
                connection.setSSLParameters(demanded);
            }
        });
        return server;
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** One line for whoever started it. */
    private static void tell(String line) throws IOException {
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void untilAlone(InputStream parent) throws IOException {
        byte[] ignored = new byte[64];
        while (parent.read(ignored) >= 0) {
            continue;
        }
    }
}
