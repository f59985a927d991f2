package io.meibo.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.meibo.MeiboApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The SM-DP+ simulator as a child process of this one, started from the same jar or class path. It ends with its parent,
 * however that ends, and its journal in the folder given makes it go on where it was.
 */
public final class SmdpProcess implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Process process;
    private final URI operators;
    private final URI admin;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private SmdpProcess(Process process, JsonNode addresses) {
        this.process = process;
        // its certificate names localhost
        this.operators =
                URI.create("https://localhost:" + addresses.path("port").asInt());
        this.admin =
                URI.create("http://127.0.0.1:" + addresses.path("adminPort").asInt());
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder of its journal and its log
     * @param arguments more of its own, each as {@code --name=value}
     */
    public static SmdpProcess start(Path folder, Es2PlusStores stores, List<String> arguments) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("smdp.log");
            var builder = new ProcessBuilder(command(folder, stores, arguments))
                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
            builder.environment().put("SMDP_STORE_PASSWORD", stores.password());
            Process process = builder.start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null) {
                process.destroyForcibly();
                throw new IllegalStateException("the SM-DP+ simulator did not start, see " + log);
            }
            return new SmdpProcess(process, Door.JSON.readTree(line));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> command(Path folder, Es2PlusStores stores, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                launcher()));
        command.addAll(List.of(
                "smdp-simulator",
                "--data=" + folder,
                "--key-store=" + stores.smdp(),
                "--trust-store=" + stores.trust()));
        command.addAll(arguments);
        return command;
    }

    /** The class that starts us: ours on a class path, Boot's own where all lies in one jar. */
    private static String launcher() {
        String place = String.valueOf(
                MeiboApplication.class.getProtectionDomain().getCodeSource().getLocation());
        return place.startsWith("jar:nested:")
                ? "org.springframework.boot.loader.launch.JarLauncher"
                : MeiboApplication.class.getName();
    }

    /** Where operators call it. */
    public URI operators() {
        return operators;
    }

    /** Its admin interface on this machine. */
    public URI admin() {
        return admin;
    }

    /** Asks the admin interface. */
    public JsonNode get(String path) {
        return answer(HttpRequest.newBuilder(admin.resolve(path)).GET());
    }

    /** Tells the admin interface; a missing node where it has nothing to answer. */
    public JsonNode post(String path, Map<String, ?> body) {
        try {
            return answer(HttpRequest.newBuilder(admin.resolve(path))
                    .POST(BodyPublishers.ofByteArray(Door.JSON.writeValueAsBytes(body))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Tears something up, such as the script of faults. */
    public void delete(String path) {
        answer(HttpRequest.newBuilder(admin.resolve(path)).DELETE());
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(ANSWER).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("the simulator answered " + answer.statusCode());
            }
            return Door.JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the simulator", stopped);
        }
    }

    /** SIGKILL, as a machine that loses power. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
